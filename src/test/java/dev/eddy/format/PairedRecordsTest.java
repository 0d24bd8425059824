package dev.eddy.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.eddy.format.bytes.FeatureHash;
import dev.eddy.format.interaction.Interactions;
import dev.eddy.format.json.JsonSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What interactions make of the records of each format. */
class PairedRecordsTest {
  private static final int MASK = (1 << 18) - 1;
  private static final String HEADER = "label,hr,city,note,id";
  private static final List<String> TEXT = List.of("note");

  @Test
  void numbersCategoriesAndWordsOfCsvColumnsInteract() {
    RecordParser parser = csv("hr*city", "note*hr", "city*note");
    ParsedRecord parsed = ParsedRecord.of(parser, "1,5,Oslo,Good day,7");
    int hr = hash("hr");
    int city = hash("city=Oslo");
    int good = hash("note=good");
    int day = hash("note=day");
    assertThat(parsed.features())
        .containsExactly(
            hr,
            city,
            good,
            day,
            pair(city, hr),
            pair(city, good),
            pair(city, day),
            pair(hr, good),
            pair(hr, day));
    assertThat(parsed.values()).containsExactly(5.0, 1.0, 1.0, 1.0, 5.0, 1.0, 1.0, 5.0, 5.0);
  }

  @Test
  void missingFeatureHasNoPairs() {
    RecordParser parser = csv("hr*city");
    assertThat(ParsedRecord.of(parser, "1,5,,,").features()).containsExactly(hash("hr"));
    assertThat(ParsedRecord.of(parser, "1,0,Oslo,,").values()).containsExactly(0.0, 1.0, 0.0);
  }

  @Test
  void columnsMayBeNamedByIndex() {
    String record = "1,5,Oslo,,";
    assertThat(ParsedRecord.of(csv("1*2"), record))
        .isEqualTo(ParsedRecord.of(csv("hr*city"), record));
    assertThat(ParsedRecord.of(csv("1*hr"), record))
        .isEqualTo(ParsedRecord.of(csv("hr*hr"), record));
  }

  @Test
  void columnThatDoesNotExistOrGivesNoFeatureIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> csv("hour*city"))
        .withMessage(
            "model.interactions must be a column, was hour; the nearest is hr,"
                + " there are: label, hr, city, note, id");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> csv("hr*label"))
        .withMessage("model.interactions must name columns with features, named label (label)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> csv("id*hr"))
        .withMessage("model.interactions must name columns with features, named id (ignored)");
  }

  @Test
  void namespacesOfVwInteractByNameOrByInitial() {
    String line = "1 |user a b:2 |item c |unit d |e f | g";
    int a = within("user", "a");
    int b = within("user", "b");
    int c = within("item", "c");
    int d = within("unit", "d");
    assertThat(products(vw("user*item"), line, 6)).containsExactly(pair(c, a), pair(c, b));
    assertThat(products(vw("ui"), line, 6)).containsExactly(pair(c, a), pair(c, b), pair(c, d));
    assertThat(products(vw("user*user"), line, 6))
        .containsExactly(pair(a, a), pair(Math.min(a, b), Math.max(a, b)), pair(b, b));
    assertThat(products(vw("ux"), line, 6)).isEmpty();
  }

  /** A namespace that comes twice is one, as everywhere in Vowpal Wabbit. */
  @Test
  void namespaceMayComeInSeveralParts() {
    int a = within("u", "a");
    int b = within("u", "b");
    int c = within("i", "c");
    assertThat(products(vw("ui"), "1 |u a |i c |u b", 3)).containsExactly(pair(c, a), pair(c, b));
  }

  @Test
  void weightOfANamespaceIsInItsProducts() {
    assertThat(ParsedRecord.of(vw("ui"), "1 |u:2 a:3 |i b:5").values())
        .containsExactly(6.0, 5.0, 30.0);
  }

  @Test
  void fieldsOfJsonInteractWithAllThatIsWithinThem() {
    RecordParser parser = json("user*tags", "user.age*price");
    String record =
        "{\"label\":1,\"user\":{\"age\":4,\"city\":\"Oslo\"},\"price\":2,\"tags\":[\"x\",[7]]}";
    int age = hash("user.age");
    int city = hash("user.city=Oslo");
    int price = hash("price");
    int x = hash("tags=x");
    int seven = hash("tags.1.0");
    ParsedRecord parsed = ParsedRecord.of(parser, record);
    assertThat(parsed.features().subList(0, 5)).containsExactly(age, city, price, x, seven);
    assertThat(parsed.features().subList(5, 10))
        .containsExactly(
            pair(price, age), pair(x, age), pair(x, city), pair(seven, age), pair(seven, city));
    assertThat(parsed.values().subList(5, 10)).containsExactly(8.0, 4.0, 1.0, 28.0, 7.0);
  }

  @Test
  void fieldsOfJsonMayComeInAnyOrder() {
    RecordParser parser = json("a*b");
    int pair = pair(hash("a"), hash("b"));
    assertThat(ParsedRecord.of(parser, "{\"label\":1,\"a\":2,\"b\":3}").features()).endsWith(pair);
    assertThat(ParsedRecord.of(parser, "{\"b\":3,\"a\":2,\"label\":1}").features()).endsWith(pair);
  }

  @Test
  void fieldWithoutFeaturesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> json("a*label"))
        .withMessage("model.interactions must name fields with features, named label (label)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> json("id*a"))
        .withMessage("model.interactions must name fields with features, named id (ignored)");
  }

  @Test
  void libsvmHasNoInteractions() {
    ParserSettings settings = GoodRecords.settings().withInteractions(interactions("b*a"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecordFormat.Libsvm(settings))
        .withMessage(
            "model.interactions must be unset for libsvm, which has no names to pair, was a*b");
  }

  private static List<Integer> products(RecordParser parser, String line, int featureCount) {
    List<Integer> features = ParsedRecord.of(parser, line).features();
    return features.subList(featureCount, features.size());
  }

  private static RecordParser csv(String... pairs) {
    CsvSettings csv = new CsvSettings(',', "label", "", List.of("id"), List.of(), TEXT);
    byte[] sample = "1,5,Oslo,Good day,7".getBytes(StandardCharsets.UTF_8);
    CsvSchema schema =
        CsvSchema.infer(HEADER.getBytes(StandardCharsets.UTF_8), List.of(sample), csv);
    ParserSettings settings = GoodRecords.settings().withInteractions(interactions(pairs));
    return new RecordFormat.Csv(settings, schema).newParser();
  }

  private static RecordParser vw(String pair) {
    Interactions interactions = Interactions.of(List.of(pair), true, 100);
    return new RecordFormat.Vw(GoodRecords.settings().withInteractions(interactions)).newParser();
  }

  private static RecordParser json(String... pairs) {
    JsonSettings fields = new JsonSettings("label", "", List.of("id"), List.of(), List.of());
    ParserSettings settings = GoodRecords.settings().withInteractions(interactions(pairs));
    return new RecordFormat.Json(settings, fields).newParser();
  }

  private static Interactions interactions(String... pairs) {
    return Interactions.of(List.of(pairs), false, 100);
  }

  private static int hash(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return FeatureHash.murmur(bytes, 0, bytes.length, 0) & MASK;
  }

  private static int within(String namespace, String name) {
    byte[] outer = namespace.getBytes(StandardCharsets.UTF_8);
    byte[] inner = name.getBytes(StandardCharsets.UTF_8);
    int seed = FeatureHash.murmur(outer, 0, outer.length, 0);
    return FeatureHash.murmur(inner, 0, inner.length, seed) & MASK;
  }

  private static int pair(int first, int second) {
    return (int) ((first * 16_777_619L ^ second) & MASK);
  }
}
