package dev.eddy.format.clicks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.format.FormatType;
import dev.eddy.format.generated.Dice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClickStreamTest {
  private static final long SEED = 42;

  @Test
  void impressionHasOneIdAFieldAndAProbability() {
    ClickStream clicks = new ClickStream(SEED);
    for (int i = 0; i < 1_000; i++) {
      clicks.next();
      Set<Integer> ids = new HashSet<>();
      for (int field = 0; field < ClickFields.COUNT; field++) {
        assertThat(clicks.id(field)).isBetween(1, (1 << ClickFields.ID_BITS) - 1);
        ids.add(clicks.id(field));
      }
      assertThat(ids).hasSize(ClickFields.COUNT);
      assertThat(clicks.probability()).isBetween(0.0, 1.0);
    }
  }

  /** Measurements are compared over months: another stream would make them worthless. */
  @ParameterizedTest
  @CsvSource({
    "LIBSVM, 03a5b2aee6446c23642d0885d9c99c414f703e3ac28c9151831af6bda015f78c",
    "VW, 1a80dc7ea41b34ba65b312ed50f4544cf213c648417db8ce60b8fef82a584b7c",
    "CSV, 6f4766f2ce9fa13ed0bd8245fa422920a98fd6d8a35d0140d707d405546aa886",
    "JSON, 069c857d56dd5f28cceefde0b6b1488eda4c72dfc71af325e8aedae7cce9a568"
  })
  void bytesOfASeedNeverChange(FormatType type, String sha256)
      throws IOException, NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(SEED, type, 1_000));
    assertThat(HexFormat.of().formatHex(digest)).isEqualTo(sha256);
  }

  @ParameterizedTest
  @EnumSource(FormatType.class)
  void anotherSeedGivesOtherBytes(FormatType type) throws IOException {
    assertThat(bytes(SEED, type, 10)).isNotEqualTo(bytes(SEED + 1, type, 10));
  }

  @Test
  void allFormatsTellTheSameExamples() throws IOException {
    List<String> vw = lines(FormatType.VW, 1_000);
    List<String> libsvm = lines(FormatType.LIBSVM, 1_000);
    List<String> csv = lines(FormatType.CSV, 1_000);
    List<String> json = lines(FormatType.JSON, 1_000);
    assertThat(csv.get(0)).startsWith("click,c1,c2,").endsWith(",c38,c39");
    for (int i = 0; i < 1_000; i++) {
      String[] cells = csv.get(i + 1).split(",v", -1);
      assertThat(json.get(i).replaceAll("\"c\\d+\":|[{}\"]|\"click\":", "").replace("click:", ""))
          .isEqualTo(csv.get(i + 1));
      String[] sorted = Arrays.copyOfRange(cells, 1, cells.length);
      Arrays.sort(sorted, (a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)));
      String ids = String.join(" ", Arrays.copyOfRange(cells, 1, cells.length));
      assertThat(vw.get(i)).isEqualTo((cells[0].equals("1") ? "1" : "-1") + " | " + ids);
      assertThat(libsvm.get(i)).isEqualTo(cells[0] + " " + String.join(":1 ", sorted) + ":1");
    }
  }

  @Test
  void longStreamIsTheShortOneContinued() throws IOException {
    ClickStream clicks = new ClickStream(SEED);
    ByteArrayOutputStream parts = new ByteArrayOutputStream();
    clicks.writeTo(parts, FormatType.VW, 300);
    clicks.writeTo(parts, FormatType.VW, 0);
    clicks.writeTo(parts, FormatType.VW, 700);
    assertThat(parts.toByteArray()).isEqualTo(bytes(SEED, FormatType.VW, 1_000));
  }

  @Test
  void aboutAQuarterIsClicked() {
    int seedCount = 30;
    int count = 5_000;
    int clickCount = 0;
    double probabilities = 0;
    for (int seed = 0; seed < seedCount; seed++) {
      ClickStream clicks = new ClickStream(seed);
      double before = probabilities;
      for (int i = 0; i < count; i++) {
        clicks.next();
        clickCount += clicks.isClicked() ? 1 : 0;
        probabilities += clicks.probability();
      }
      // A popular category's weight moves the rate of a seed as it does that of a real site.
      assertThat((probabilities - before) / count).isBetween(0.1, 0.45);
    }
    double examples = seedCount * count;
    assertThat(clickCount / examples).isCloseTo(0.25, within(0.05));
    // Five standard deviations of a mean of 150,000 coins, each at most .5: 2.5 / sqrt(150,000).
    assertThat(clickCount / examples).isCloseTo(probabilities / examples, within(0.0065));
  }

  @Test
  void categoriesOfAFieldArePopularInAZipfLikeWay() {
    Dice dice = new Dice(SEED);
    int[] categories = new int[ClickFields.COUNT];
    int[] firstOctaves = new int[3];
    for (int i = 0; i < 34_000; i++) {
      ClickFields.draw(dice, categories);
      // Field 0 has 2^16 categories from 1 on: 17 octaves, the first of one category.
      int rank = categories[0] - 1;
      if (rank < 4) {
        firstOctaves[rank == 0 ? 0 : rank == 1 ? 1 : 2]++;
      }
    }
    for (int octave : firstOctaves) {
      // 2,000 expected, with a standard deviation of 43.
      assertThat(octave).isBetween(1_800, 2_200);
    }
    assertThat(ClickFields.categoryCount()).isEqualTo(351_204);
  }

  @Test
  void truthDriftsSlowlyAllTheTimeAndSuddenlyAtDriftPoints() {
    double within = meanChange(0, ClickStream.DRIFT_EVERY / 100);
    double slowly = meanChange(0, ClickStream.DRIFT_EVERY - 1);
    double suddenly = meanChange(ClickStream.DRIFT_EVERY - 1, ClickStream.DRIFT_EVERY);
    assertThat(within).isPositive().isLessThan(slowly / 10);
    assertThat(slowly).isGreaterThan(0.02);
    assertThat(suddenly).isGreaterThan(0.02);
  }

  @Test
  void negativeCountIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bytes(SEED, FormatType.VW, -1))
        .withMessage("examples must be >= 0, was -1");
  }

  /** How much the probability of the same impression changes from one time to another. */
  private static double meanChange(long before, long after) {
    ClickModel model = new ClickModel(SEED);
    Dice dice = new Dice(SEED);
    int[] categories = new int[ClickFields.COUNT];
    int count = 2_000;
    double sum = 0;
    for (int i = 0; i < count; i++) {
      ClickFields.draw(dice, categories);
      sum += Math.abs(model.probability(categories, after) - model.probability(categories, before));
    }
    return sum / count;
  }

  private static List<String> lines(FormatType type, int count) throws IOException {
    return new String(bytes(SEED, type, count), StandardCharsets.US_ASCII).lines().toList();
  }

  private static byte[] bytes(long seed, FormatType type, long count) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ClickStream(seed).writeTo(out, type, count);
    return out.toByteArray();
  }
}
