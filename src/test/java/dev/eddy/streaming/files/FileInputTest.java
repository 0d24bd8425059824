package dev.eddy.streaming.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.eddy.streaming.pacing.TrainingInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.util.InstantiationUtil;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileInputTest {
  @TempDir private Path folder;

  @Test
  void aFileIsOneSplitUnlessItIsCut() throws Exception {
    write("rides.csv", "0123456789");
    FileInput whole = FileInput.of(path("rides.csv"), 1, 100);
    assertThat(names(whole)).containsExactly("rides.csv");
    assertThat(FakeContext.splits(whole))
        .containsExactly(new LineSplit(0, "file:" + path("rides.csv"), 0, 10, 0));

    FileInput cut = FileInput.of(path("rides.csv"), 3, 100);
    assertThat(names(cut)).containsExactly("rides.csv#0", "rides.csv#1", "rides.csv#2");
    assertThat(FakeContext.splits(cut))
        .extracting(LineSplit::number, LineSplit::position, LineSplit::end)
        .containsExactly(tuple(0, 0, 3), tuple(1, 3, 6), tuple(2, 6, 10));
  }

  @Test
  void aFolderIsItsFilesInOrderWithoutHiddenOnesAndFolders() throws Exception {
    for (String name : List.of("b.txt", "a 1%20.txt", "10:30.txt", ".hidden", "sub/deep.txt")) {
      write(name, name + "\n");
    }
    FileInput input = FileInput.of(folder + "/", 1, 100);
    assertThat(names(input)).containsExactly("10:30.txt", "a 1%20.txt", "b.txt");
    for (LineSplit split : FakeContext.splits(input)) {
      assertThat(SplitLines.of(split, 100))
          .containsExactly("0:" + names(input).get(split.number()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*.csv               | a.csv b.csv",
        "?.csv               | a.csv b.csv",
        "{b,c}.csv           | b.csv",
        "day-*/*.csv         | day-1/a.csv day-1/b.csv day-2/a.csv",
        "day-[2-9]/*         | day-2/a.csv",
        "day-{1,2}/a.csv     | day-1/a.csv day-2/a.csv",
        "day-1/*             | a.csv b.csv",
        "*                   | a.csv b.csv",
        ".*                  | .x.csv",
      })
  void aGlobMatchesInEveryPart(String glob, String expected) throws Exception {
    for (String name :
        List.of("b.csv", "a.csv", ".x.csv", "day-2/a.csv", "day-1/b.csv", "day-1/a.csv")) {
      write(name, "");
    }
    assertThat(names(FileInput.of(path(glob), 1, 100))).containsExactly(expected.split(" "));
  }

  @Test
  void aNameWithSignsOfAGlobIsStillAName() throws Exception {
    write("odd[1]{x}*.csv", "");
    write("odd1.csv", "");
    assertThat(names(FileInput.of(path("odd[1]{x}*.csv"), 1, 100)))
        .containsExactly("odd[1]{x}*.csv");
  }

  @Test
  void aRelativePathAndASchemeNameTheSameFile() throws Exception {
    write("a.csv", "x\n");
    Path relative = Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath());
    List<LineSplit> expected = FakeContext.splits(FileInput.of(path("a.csv"), 1, 100));
    for (String path : List.of(relative + "/a.csv", "file://" + folder + "/a.csv")) {
      assertThat(FakeContext.splits(FileInput.of(path, 1, 100))).isEqualTo(expected);
    }
  }

  @Test
  void splitsOfSeveralFilesAreNumberedThrough() throws Exception {
    write("b.csv", "1\n2\n");
    write("a.csv", "");
    FileInput input = FileInput.of(folder.toString(), 2, 100);
    assertThat(names(input)).containsExactly("a.csv#0", "a.csv#1", "b.csv#0", "b.csv#1");
    TrainingInput<LineSplit, List<LineSplit>> training = input.trainingInput();
    assertThat(FakeContext.splits(input))
        .extracting(training.index()::of)
        .containsExactly(0, 1, 2, 3);
  }

  @Test
  void theSourceTravelsWithTheJob() throws Exception {
    write("a.csv", "1\n2\n");
    TrainingInput<LineSplit, List<LineSplit>> input =
        FileInput.of(folder.toString(), 2, 100).trainingInput();
    assertThat(InstantiationUtil.clone(input.source())).isNotSameAs(input.source());
    assertThat(InstantiationUtil.clone(input.index()).of(new LineSplit(5, "a", 0, 1, 0)))
        .isEqualTo(5);
  }

  @Test
  void headsAreTheFirstLinesOfTheFirstFiles() throws Exception {
    write("a.csv", "x,y\r\n1,2\r\n3,4\r\n");
    Files.write(
        folder.resolve("b.csv.gz"),
        GzipMembersTest.zip("z\n\n".getBytes(StandardCharsets.US_ASCII)));
    write("c.csv", "");
    for (int i = 0; i < 9; i++) {
      write("d" + i, "0123456789");
    }
    List<List<String>> heads =
        FileInput.of(folder.toString(), 1, 4).heads(2).stream()
            .map(head -> head.stream().map(line -> new String(line, StandardCharsets.US_ASCII)))
            .map(lines -> lines.toList())
            .toList();
    assertThat(heads).hasSize(8);
    assertThat(heads.subList(0, 4))
        .containsExactly(List.of("x,y", "1,2"), List.of("z", ""), List.of(), List.of("01234"));
  }

  @Test
  void headsOfADamagedFileAreRefused() throws Exception {
    write("a.gz", "no gzip");
    FileInput input = FileInput.of(folder.toString(), 1, 100);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> input.heads(1))
        .withMessageStartingWith("input.path must be readable, was file:" + path("a.gz"))
        .withMessageContaining("gzip must be sound");
  }

  @Test
  void aCompressedFileIsNotCut() throws Exception {
    write("a.csv", "");
    write("b.GZ", "");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileInput.of(folder.toString(), 2, 100))
        .withMessage("input.splits must be 1 for a compressed file, was 2 for b.GZ");
  }

  @Test
  void whatIsNotThereIsNamed() throws Exception {
    Files.createDirectories(folder.resolve("empty/.hidden"));
    assertRefused(path("missing.csv"), "must be readable", "it does not exist");
    assertRefused(path("missing/*.csv"), "must be readable", "is not a readable folder");
    assertRefused(path("empty"), "must name at least one file", "");
    assertRefused(path("*.csv"), "must name at least one file", "");
    assertRefused(path("{a"), "must be a well-formed glob", "");
    assertRefused("nosuch://host/a.csv", "must be readable", "nosuch");
    assertRefused("", "must name a file", "\"\"");
  }

  @Test
  void numbersOutOfRangeAreRefused() throws Exception {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileInput.of(folder.toString(), 0, 100))
        .withMessage("input.splits must be >= 1, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileInput.of(folder.toString(), 1, 0))
        .withMessageStartingWith("recordLengthMax must be in [1, ");
  }

  private static void assertRefused(String path, String rule, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileInput.of(path, 1, 100))
        .withMessageStartingWith("input.path " + rule)
        .withMessageContaining("was " + (path.isEmpty() ? "\"\"" : path))
        .withMessageContaining(reason);
  }

  private static Tuple tuple(int number, long position, long end) {
    return Tuple.tuple(number, position, end);
  }

  private static List<String> names(FileInput input) {
    return input.trainingInput().splitNames();
  }

  private String path(String name) {
    return folder + "/" + name;
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
