package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code eddy chaos} refuses before it starts anything. */
class ChaosTest {
  @TempDir private Path folder;

  @Test
  void aFaultMustBeOfAKindThatThereIs() {
    CommandRun run = run("--faults=taskmanager-killed,earthquake");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("--faults must be of taskmanager-killed, ")
        .contains("earthquake");
  }

  @Test
  void thereMustBeTimeAndRoomForAFault() {
    assertThat(run("--minutes=0").err()).contains("--minutes must be above 0, was PT0S");
    assertThat(run("--at-most=0").err()).contains("--at-most must be >= 1, was 0");
  }

  @Test
  void aFolderOfSomebodyElseStays() throws IOException {
    Path file = Files.createFile(folder.resolve("precious"));
    CommandRun run = run("--minutes=1");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--output must be a folder of its own, was " + folder);
    assertThat(file).exists();
  }

  private CommandRun run(String option) {
    return CommandRun.of("chaos", option, "--output=" + folder);
  }
}
