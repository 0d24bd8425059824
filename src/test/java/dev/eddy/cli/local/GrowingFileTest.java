package dev.eddy.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowingFileTest {
  @TempDir private Path folder;

  @Test
  void aFileIsReadByWholeLinesAndAgainWhenItWasCutBack() throws IOException {
    Path file = folder.resolve("evaluation.jsonl");
    GrowingFile lines = new GrowingFile(file);
    assertThat(lines.poll()).isEmpty();
    Files.writeString(file, "one\ntwo\nthr");
    assertThat(lines.poll()).containsExactly("one", "two");
    Files.writeString(file, "ee\n", StandardOpenOption.APPEND);
    assertThat(lines.poll()).containsExactly("three");
    Files.writeString(file, "one\n");
    assertThat(lines.poll()).isEmpty();
    Files.writeString(file, "zwei\n", StandardOpenOption.APPEND);
    assertThat(lines.poll()).containsExactly("zwei");
  }
}
