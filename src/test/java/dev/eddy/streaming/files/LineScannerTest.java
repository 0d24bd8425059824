package dev.eddy.streaming.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LineScannerTest {
  private static final int WHOLE = 1000;

  @Test
  void handsOutOneLineAfterTheOther() throws IOException {
    LineScanner lines = scanner("one\ntwo\r\n\nlast", 0, Long.MAX_VALUE, WHOLE, 4);
    assertThat(rest(lines)).containsExactly("one", "two\r", "", "last");
    assertThat(lines.position()).isEqualTo(14);
  }

  @Test
  void nothingStandsBehindTheLastLineEnd() throws IOException {
    assertThat(lines("", WHOLE)).isEmpty();
    assertThat(lines("\n", WHOLE)).containsExactly("");
    assertThat(lines("a\n", WHOLE)).containsExactly("a");
    assertThat(lines("a\n\n", WHOLE)).containsExactly("a", "");
  }

  @Test
  void aLongLineIsCutAndItsRestSkipped() throws IOException {
    String text = "12345\n123456\n" + "x".repeat(5000) + "\nnext";
    assertThat(lines(text, 5)).containsExactly("12345", "123456", "xxxxxx", "next");
  }

  @Test
  void aLongLineDoesNotGrowTheBuffer() throws IOException {
    LineScanner lines = scanner("x".repeat(100_000) + "\nnext\n", 0, Long.MAX_VALUE, 30, 8);
    assertThat(lines.next()).isTrue();
    assertThat(lines.next()).isTrue();
    assertThat(text(lines)).isEqualTo("next");
    assertThat(lines.bytes()).hasSizeLessThanOrEqualTo(31);
  }

  @Test
  void bytesWithTheSignBitAreNoLineEnds() throws IOException {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    LineScanner lines =
        new LineScanner(new ByteArrayInputStream(bytes), 0, Long.MAX_VALUE, WHOLE, 256);
    assertThat(lines.next()).isTrue();
    assertThat(lines.to() - lines.from()).isEqualTo('\n');
    assertThat(lines.next()).isTrue();
    assertThat(lines.to() - lines.from()).isEqualTo(255 - '\n');
    assertThat(lines.next()).isFalse();
  }

  @Property(tries = 1000, seed = "1")
  void everyTextIsCutIntoItsLines(
      @ForAll @Chars({'a', 'b', '\r', '\n'}) @StringLength(max = 60) String text,
      @ForAll @IntRange(min = 1, max = 70) int recordLengthMax,
      @ForAll @IntRange(min = 1, max = 70) int bufferLength)
      throws IOException {
    LineScanner lines = scanner(text, 0, Long.MAX_VALUE, recordLengthMax, bufferLength);
    assertThat(rest(lines)).isEqualTo(expected(text, recordLengthMax));
  }

  @Property(tries = 1000, seed = "2")
  void rangesGiveEachLineOnceAndInOrder(
      @ForAll @Chars({'a', 'b', 'c', '\n'}) @StringLength(max = 60) String text,
      @ForAll @IntRange(min = 1, max = 80) int rangeCount,
      @ForAll @IntRange(min = 1, max = 20) int recordLengthMax,
      @ForAll @IntRange(min = 1, max = 70) int bufferLength)
      throws IOException {
    List<String> found = new ArrayList<>();
    for (int range = 0; range < rangeCount; range++) {
      int from = text.length() * range / rangeCount;
      int to = text.length() * (range + 1) / rangeCount;
      found.addAll(rest(scanner(text, from, to, recordLengthMax, bufferLength)));
    }
    assertThat(found).isEqualTo(expected(text, recordLengthMax));
  }

  @Property(tries = 1000, seed = "3")
  void whoGoesOnFromAnyPositionReadsWhatIsLeft(
      @ForAll @Chars({'a', 'b', '\n'}) @StringLength(max = 60) String text,
      @ForAll @IntRange(min = 0, max = 30) int from,
      @ForAll @IntRange(min = 0, max = 60) int to,
      @ForAll @IntRange(min = 1, max = 20) int recordLengthMax)
      throws IOException {
    List<String> all = rest(scanner(text, from, to, recordLengthMax, 8));
    LineScanner lines = scanner(text, from, to, recordLengthMax, 8);
    for (int count = 1; lines.next(); count++) {
      LineScanner restored = scanner(text, lines.position(), to, recordLengthMax, 8);
      assertThat(rest(restored)).isEqualTo(all.subList(count, all.size()));
    }
  }

  private static List<String> expected(String text, int recordLengthMax) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    // What stands behind the last line end is a line only if there is something.
    if (lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    lines.replaceAll(line -> line.substring(0, Math.min(line.length(), recordLengthMax + 1)));
    return lines;
  }

  private static List<String> lines(String text, int recordLengthMax) throws IOException {
    return rest(scanner(text, 0, Long.MAX_VALUE, recordLengthMax, 16));
  }

  private static List<String> rest(LineScanner lines) throws IOException {
    List<String> rest = new ArrayList<>();
    while (lines.next()) {
      rest.add(text(lines));
    }
    return rest;
  }

  private static String text(LineScanner lines) {
    return new String(
        lines.bytes(), lines.from(), lines.to() - lines.from(), StandardCharsets.US_ASCII);
  }

  /** Stands where a file would be opened, and gives at most three bytes at a time. */
  private static LineScanner scanner(
      String text, long position, long end, int recordLengthMax, int bufferLength)
      throws IOException {
    InputStream in =
        new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)) {
          @Override
          public int read(byte[] target, int from, int length) {
            return super.read(target, from, Math.min(length, 3));
          }
        };
    // Beyond the end there is nothing to skip.
    in.skip(Math.max(0, position - 1));
    return new LineScanner(in, position, end, recordLengthMax, bufferLength);
  }
}
