package dev.eddy.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.eddy.format.CsvSchema.ColumnKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSchemaTest {
  private static final String HEADER = "id,price,city,class";
  private static final CsvSettings SETTINGS = CsvSettings.ofLabel("class");
  private static final CsvSettings BY_INDEX = CsvSettings.ofLabel("3");

  @Test
  void headerNamesTheColumnsAndTheSampleTellsTheirKinds() {
    CsvSchema schema = of("auto", SETTINGS, head(HEADER, "1,2.5,Oslo,0", "2,3.5,Bergen,1"));
    assertThat(schema.header()).isEqualTo(HEADER);
    assertThat(schema.columns()).containsExactly("id", "price", "city", "class");
    assertThat(schema.kinds())
        .containsExactly(
            ColumnKind.NUMERIC, ColumnKind.NUMERIC, ColumnKind.CATEGORICAL, ColumnKind.LABEL);
  }

  @Test
  void headerMayBeInAnyHead() {
    CsvSchema schema =
        of("auto", SETTINGS, head(), head("1,2.5,Oslo,0"), head(HEADER, "2,3.5,Bergen,1"));
    assertThat(schema.header()).isEqualTo(HEADER);
    assertThat(schema.kinds()).endsWith(ColumnKind.CATEGORICAL, ColumnKind.LABEL);
  }

  @Test
  void headerMayBeInEveryHead() {
    assertThat(of("auto", SETTINGS, head(HEADER, "1,2,a,0"), head(HEADER)).header())
        .isEqualTo(HEADER);
    assertThat(of("auto", SETTINGS, head(HEADER), head("\ufeff" + HEADER + "\r")).header())
        .isEqualTo(HEADER);
  }

  @Test
  void headersOfDifferentOrderAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("auto", SETTINGS, head(HEADER), head("id,city,price,class")))
        .withMessage(
            "columns must be in the same order everywhere, were [id, price, city, class] and"
                + " [id, city, price, class]");
  }

  @Test
  void onlyAFirstLineIsAHeader() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("auto", SETTINGS, head("1,2.5,Oslo,0", HEADER)))
        .withMessageStartingWith("input.csv.label must be a column, was class");
  }

  @Test
  void missingLabelNamesTheNearestColumn() {
    CsvSettings settings = CsvSettings.ofLabel("clas");
    for (String header : List.of("auto", "true", HEADER)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> of(header, settings, head(HEADER, "1,2.5,Oslo,0")))
          .withMessage(
              "input.csv.label must be a column, was clas; the nearest is class, there are: id,"
                  + " price, city, class");
    }
  }

  @Test
  void labelByIndexMeansNoHeaderEvenWhereACellIsThatNumber() {
    CsvSchema schema = of("auto", BY_INDEX, head("3,2.5,Oslo,0", "1,2,b,1"));
    assertThat(schema.header()).isEmpty();
    assertThat(schema.columns()).containsExactly("0", "1", "2", "3");
    assertThat(schema.kinds())
        .containsExactly(
            ColumnKind.NUMERIC, ColumnKind.NUMERIC, ColumnKind.CATEGORICAL, ColumnKind.LABEL);
  }

  @Test
  void numberThatIsNoIndexMayBeAName() {
    CsvSettings settings = CsvSettings.ofLabel("2024");
    assertThat(of("auto", settings, head("2023,2024", "1,0")).header()).isEqualTo("2023,2024");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("auto", settings, head("1,0")))
        .withMessageStartingWith("input.csv.label must be a column, was 2024");
  }

  @Test
  void trueTakesTheFirstLineWhateverItIs() {
    CsvSchema schema = of("true", BY_INDEX, head(), head("", HEADER, "1,2,b,1"));
    assertThat(schema.header()).isEqualTo(HEADER);
    assertThat(schema.kinds()).endsWith(ColumnKind.CATEGORICAL, ColumnKind.LABEL);
  }

  @Test
  void falseTakesNone() {
    assertThat(of("false", BY_INDEX, head(HEADER, "1,2,b,1", "1,2,b,1")).header()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("false", SETTINGS, head(HEADER, "1,2,b,1")))
        .withMessageStartingWith("input.csv.label must be a column, was class; the nearest is 0");
  }

  @Test
  void headerMayBeGivenAsALine() {
    CsvSchema schema = of("a,b,c,class", SETTINGS, head("1,2.5,Oslo,0"));
    assertThat(schema.columns()).containsExactly("a", "b", "c", "class");
    assertThat(schema.kinds()).endsWith(ColumnKind.CATEGORICAL, ColumnKind.LABEL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "true", "false", HEADER})
  void emptyInputIsRefused(String header) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(header, SETTINGS))
        .withMessage("input must have a record, was empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(header, SETTINGS, head(), head("", "  ", "\r")))
        .withMessage("input must have a record, was empty");
  }

  @Test
  void headerAloneMakesEveryColumnNumeric() {
    assertThat(of("auto", SETTINGS, head(HEADER)).kinds())
        .startsWith(ColumnKind.NUMERIC, ColumnKind.NUMERIC, ColumnKind.NUMERIC);
  }

  @Test
  void badLinesNeitherCountNorDecideHowManyColumnsThereAre() {
    CsvSchema schema =
        of("auto", BY_INDEX, head("garbage", "x,y", "\"", "1,2,a,0", "x,y,b,0", "3,4,c,0"));
    assertThat(schema.columns()).hasSize(4);
    assertThat(schema.kinds()).startsWith(ColumnKind.NUMERIC, ColumnKind.NUMERIC);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("auto", BY_INDEX, head("\"")))
        .withMessage("input must have a csv record, was 1 lines that cannot be cut");
  }

  @Test
  void columnIsCategoricalWhenMostOfItsCellsAreTexts() {
    CsvSettings settings = CsvSettings.ofLabel("y");
    assertThat(of("auto", settings, head("y,x", "1,a", "1,2", "1,b", "1,")).kinds())
        .endsWith(ColumnKind.CATEGORICAL);
    assertThat(of("auto", settings, head("y,x", "1,a", "1,2", "1,", "1,")).kinds())
        .endsWith(ColumnKind.NUMERIC);
    assertThat(of("auto", settings, head("y,x", "1,", "1,")).kinds()).endsWith(ColumnKind.NUMERIC);
  }

  @Test
  void namedColumnsAreWhatTheirOptionSays() {
    CsvSettings settings =
        new CsvSettings(',', "class", "", List.of("id"), List.of("1"), List.of("city", "city"));
    assertThat(of("auto", settings, head(HEADER, "1,2.5,Oslo,0")).kinds())
        .containsExactly(
            ColumnKind.IGNORED, ColumnKind.CATEGORICAL, ColumnKind.TEXT, ColumnKind.LABEL);
  }

  @Test
  void columnHasOneUse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named(List.of("class"), List.of(), List.of()))
        .withMessage(
            "input.csv.ignore must not hold a column that has another use, held class (label)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named(List.of(), List.of("2"), List.of("city")))
        .withMessage(
            "input.csv.categorical must not hold a column that has another use, held city (text)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named(List.of("id"), List.of(), List.of("id")))
        .withMessage(
            "input.csv.text must not hold a column that has another use, held id (ignored)");
  }

  @Test
  void unknownColumnIsRefusedWhoeverNamesIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named(List.of("ID"), List.of(), List.of()))
        .withMessageStartingWith("input.csv.ignore must be a column, was ID; the nearest is id");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named(List.of(), List.of("4"), List.of()))
        .withMessageStartingWith("input.csv.categorical must be a column, was 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named(List.of(), List.of(), List.of("towns")))
        .withMessageStartingWith("input.csv.text must be a column, was towns");
  }

  @Test
  void columnMustNotRepeatAndHeaderMustBeCut() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("true", SETTINGS, head("class,a,a", "1,2,3")))
        .withMessage("column must not repeat, a came twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("true", SETTINGS, head("class,\"a", "1,2,3")))
        .withMessage("header: cell 1 must have a closing quote, was \"a");
  }

  @Test
  void manyColumnsAreNotAllListed() {
    String header = String.join(",", Stream.iterate("c", c -> c + "c").limit(60).toList());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("true", SETTINGS, head(header, "1")))
        .withMessageEndingWith(", ...");
  }

  @Test
  void separatorAndLabelAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CsvSettings('.', "y", "", List.of(), List.of(), List.of()))
        .withMessage("input.csv.separator must be a tab or one of ,;|:^~#&!$%*@/, was .");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsvSettings.ofLabel(""))
        .withMessage("input.csv.label must name a column, was empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsvSettings.ofLabel("y").withNgrams(3))
        .withMessage("input.csv.ngrams must be 1 or 2, was 3");
  }

  private static CsvSchema named(List<String> ignore, List<String> categorical, List<String> text) {
    CsvSettings settings = new CsvSettings(',', "class", "", ignore, categorical, text);
    return of("auto", settings, head(HEADER, "1,2.5,Oslo,0"));
  }

  private static CsvSchema of(String header, CsvSettings settings, String[]... heads) {
    return CsvSchema.of(Stream.of(heads).map(CsvSchemaTest::bytes).toList(), header, settings);
  }

  private static List<byte[]> bytes(String[] lines) {
    return Stream.of(lines).map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
  }

  private static String[] head(String... lines) {
    return lines;
  }
}
