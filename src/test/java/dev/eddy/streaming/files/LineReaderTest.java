package dev.eddy.streaming.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineReaderTest {
  private static final int RECORD_LENGTH_MAX = 40;

  @TempDir private Path folder;

  @Test
  void collectsOneLineAPollWithItsNumber() throws Exception {
    LineSplit split = split(write("a.txt", "one\ntwo\r\n\nlast".getBytes(StandardCharsets.UTF_8)));
    SplitLines output = new SplitLines();
    try (LineReader reader = new LineReader(RECORD_LENGTH_MAX)) {
      reader.start();
      reader.addSplits(List.of(split));
      assertThat(reader.isAvailable()).isCompleted();
      assertThat(reader.pollNext(output)).isEqualTo(InputStatus.MORE_AVAILABLE);
      assertThat(output.lines()).containsExactly("0:one");
    }
    assertThat(SplitLines.of(split, RECORD_LENGTH_MAX))
        .containsExactly("0:one", "1:two\r", "2:", "3:last");
  }

  @Test
  void anEmptyFileHasNoLine() throws Exception {
    assertThat(SplitLines.of(split(write("a.txt", new byte[0])), RECORD_LENGTH_MAX)).isEmpty();
    byte[] zipped = GzipMembersTest.zip(new byte[0]);
    assertThat(SplitLines.of(split(write("a.gz", zipped)), RECORD_LENGTH_MAX)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"lines.txt, 1", "lines.txt, 3", "lines.txt, 50", "lines.txt.gz, 1"})
  void aReaderRestoredAtAnyLineGoesOnWithTheNext(String name, int rangeCount) throws Exception {
    byte[] text = text(new Random(7), 200);
    boolean isCompressed = name.endsWith(".gz");
    Path file = write(name, isCompressed ? zipInTwo(text) : text);
    FileInput input = FileInput.of(file.toString(), rangeCount, RECORD_LENGTH_MAX);
    int lineCount = 0;
    for (LineSplit split : FakeContext.splits(input)) {
      List<String> all = SplitLines.of(split, RECORD_LENGTH_MAX);
      List<LineSplit> positions = positions(split);
      assertThat(positions).hasSize(all.size() + 2);
      for (int i = 0; i < positions.size(); i++) {
        List<String> rest = all.subList(Math.min(i, all.size()), all.size());
        assertThat(SplitLines.of(positions.get(i), RECORD_LENGTH_MAX)).isEqualTo(rest);
      }
      lineCount += all.size();
    }
    assertThat(lineCount).isEqualTo(200);
  }

  @Test
  void compressedOrInRangesTheLinesAreTheSame() throws Exception {
    byte[] text = text(new Random(8), 5000);
    String plain = write("plain.txt", text).toString();
    String zipped = write("zipped.gz", zipInTwo(text)).toString();
    List<String> lines = lines(plain, 1);
    assertThat(lines).hasSize(5000);
    assertThat(lines(zipped, 1)).isEqualTo(lines);
    assertThat(lines(plain, 2)).isEqualTo(lines);
    assertThat(lines(plain, 7)).isEqualTo(lines);
  }

  @Test
  void aTornCompressedFileFailsWithItsNameAndPosition() throws Exception {
    byte[] zipped = GzipMembersTest.zip(text(new Random(9), 5000));
    Path file = write("torn.gz", Arrays.copyOf(zipped, zipped.length / 2));
    SplitLines output = new SplitLines();
    try (LineReader reader = new LineReader(RECORD_LENGTH_MAX)) {
      reader.addSplits(List.of(split(file)));
      assertThatThrownBy(() -> pollForEver(reader, output))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("input.path must be readable to its end, was file:" + file)
          .hasMessageContaining("failed behind line " + output.lines().size() + ", byte ")
          .hasMessageEndingWith("it ends too early");
    }
    assertThat(output.lines()).hasSizeGreaterThan(100);
  }

  @Test
  void aFileThatLostBytesFails() throws Exception {
    Path file = write("a.txt", "one\ntwo\n".getBytes(StandardCharsets.UTF_8));
    LineSplit split = split(file);
    Files.writeString(file, "one\n");
    assertThatThrownBy(() -> SplitLines.of(split, RECORD_LENGTH_MAX))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("it must have the 8 bytes it began with, had 4");
    Files.delete(file);
    assertThatThrownBy(() -> SplitLines.of(split, RECORD_LENGTH_MAX))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a.txt");
  }

  @Test
  void aReaderTakesOneSplit() throws Exception {
    LineSplit split = split(write("a.txt", new byte[0]));
    try (LineReader reader = new LineReader(RECORD_LENGTH_MAX)) {
      reader.addSplits(List.of(split));
      assertThatThrownBy(() -> reader.addSplits(List.of(split)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("exactly one split");
    }
  }

  private static void pollForEver(LineReader reader, SplitLines output) throws IOException {
    while (reader.pollNext(output) == InputStatus.MORE_AVAILABLE) {
      // The failure ends it, or the end of the input does.
    }
  }

  /** Returns the positions before each line, behind the last one, and behind the end. */
  private static List<LineSplit> positions(LineSplit split) throws Exception {
    List<LineSplit> positions = new ArrayList<>();
    try (LineReader reader = new LineReader(RECORD_LENGTH_MAX)) {
      reader.addSplits(List.of(split));
      do {
        positions.addAll(reader.snapshotState(1));
      } while (reader.pollNext(new SplitLines()) != InputStatus.END_OF_INPUT);
      positions.addAll(reader.snapshotState(1));
    }
    return positions;
  }

  private static List<String> lines(String path, int rangeCount) throws Exception {
    List<String> lines = new ArrayList<>();
    FileInput input = FileInput.of(path, rangeCount, RECORD_LENGTH_MAX);
    for (LineSplit split : FakeContext.splits(input)) {
      for (String line : SplitLines.of(split, RECORD_LENGTH_MAX)) {
        lines.add(line.substring(line.indexOf(':') + 1));
      }
    }
    return lines;
  }

  /** Lines shorter and longer than a record may be, some empty, the last one without an end. */
  private static byte[] text(Random random, int lineCount) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lineCount - 1; i++) {
      text.append(Integer.toString(i).repeat(random.nextInt(15)));
      text.append(random.nextBoolean() ? "\n" : "\r\n");
    }
    return text.append("the last one").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zipInTwo(byte[] text) throws IOException {
    int middle = text.length / 2;
    return GzipMembersTest.join(
        GzipMembersTest.zip(Arrays.copyOf(text, middle)),
        GzipMembersTest.zip(Arrays.copyOfRange(text, middle, text.length)));
  }

  private static LineSplit split(Path file) throws Exception {
    return FakeContext.splits(FileInput.of(file.toString(), 1, RECORD_LENGTH_MAX)).get(0);
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }
}
