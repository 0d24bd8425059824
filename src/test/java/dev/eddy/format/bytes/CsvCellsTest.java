package dev.eddy.format.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvCellsTest {
  private final CsvCells cells = new CsvCells(',');

  @Test
  void lineIsCutAtSeparators() {
    assertThat(split("a,b c,,d")).containsExactly("a", "b c", "", "d");
  }

  @Test
  void lineWithoutSeparatorIsOneCell() {
    assertThat(split("a")).containsExactly("a");
    assertThat(split("")).containsExactly("");
    assertThat(split("   ")).containsExactly("");
  }

  @Test
  void nCellsHaveOneSeparatorFewer() {
    assertThat(split(",")).containsExactly("", "");
    assertThat(split(",,,")).containsExactly("", "", "", "");
    assertThat(split("a,")).containsExactly("a", "");
  }

  @Test
  void spacesAroundACellDoNotCount() {
    assertThat(split("  a b , c ,  ")).containsExactly("a b", "c", "");
    assertThat(split(" \" a \" ,b")).containsExactly(" a ", "b");
  }

  @Test
  void quotesKeepSeparatorsAndDoubledQuotesAreOne() {
    assertThat(split("\"a,b\",\"\",\"\"\"\",\"say \"\"hi\"\", Bob\",c"))
        .containsExactly("a,b", "", "\"", "say \"hi\", Bob", "c");
  }

  @Test
  void quoteWithinAPlainCellIsAByteLikeAnyOther() {
    assertThat(split("5\" disk,a\"\"b,\u00e4\"")).containsExactly("5\" disk", "a\"\"b", "\u00e4\"");
  }

  @Test
  void unescapedCellsOutgrowTheirBufferUnharmed() {
    String cell = "\"\"".repeat(150);
    String quotes = "\"".repeat(150);
    assertThat(split("\"x\"\"y\",\"" + cell + "\",\"" + cell + "\",z"))
        .containsExactly("x\"y", quotes, quotes, "z");
    // What the last line left over is not seen by the next.
    assertThat(split("\"p\"\"q\"")).containsExactly("p\"q");
  }

  @Test
  void moreCellsThanExpectedFindRoom() {
    assertThat(split("x,".repeat(1_000) + "y")).hasSize(1_001).endsWith("x", "y");
  }

  @Test
  void quoteMustBeClosedWithinTheLine() {
    assertThat(reason("a,\"b,c")).isEqualTo("cell 1 must have a closing quote, was \"b,c");
    assertThat(reason("\"")).isEqualTo("cell 0 must have a closing quote, was \"");
    assertThat(reason("\"a\"\"")).isEqualTo("cell 0 must have a closing quote, was \"a\"\"");
  }

  @Test
  void nothingButSpacesFollowsAClosingQuote() {
    assertThat(reason("\"a\"b,c")).isEqualTo("cell 0 must end at its closing quote, was \"a\"b,c");
    assertThat(reason("x,\"a\" \"b\""))
        .isEqualTo("cell 1 must end at its closing quote, was \"a\" \"b\"");
  }

  @Test
  void onlyTheGivenRangeCounts() {
    byte[] bytes = "\"x,a,\"b\",c\",d".getBytes(StandardCharsets.UTF_8);
    assertThat(cells.split(bytes, 3, 10)).isTrue();
    assertThat(cells()).containsExactly("a", "b", "c");
  }

  @Test
  void separatorMayBeATab() {
    CsvCells tabbed = new CsvCells('\t');
    byte[] bytes = "a\t b,c \t\t\"d\te\"".getBytes(StandardCharsets.UTF_8);
    assertThat(tabbed.split(bytes, 0, bytes.length)).isTrue();
    assertThat(cells(tabbed)).containsExactly("a", "b,c", "", "d\te");
  }

  private List<String> split(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    assertThat(cells.split(bytes, 0, bytes.length)).as(line).isTrue();
    return cells();
  }

  private String reason(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    assertThat(cells.split(bytes, 0, bytes.length)).as(line).isFalse();
    return cells.reason();
  }

  private List<String> cells() {
    return cells(cells);
  }

  private static List<String> cells(CsvCells cells) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < cells.count(); i++) {
      int length = cells.end(i) - cells.start(i);
      texts.add(new String(cells.bytes(i), cells.start(i), length, StandardCharsets.UTF_8));
      assertThat(cells.isEmpty(i)).isEqualTo(length == 0);
    }
    return texts;
  }
}
