package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outer contract of {@code eddy bench}. Each contender is a JVM of its own here. */
class BenchITCase {
  @TempDir private Path folder;

  @Test
  void tableHasARowForEachContender() {
    CommandRun run =
        CommandRun.of(
            "bench", "--examples=1000", "--workers=2", "--rounds=1", "--output=" + folder);
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).startsWith("| data, source, optimizer | who, workers | examples/s |");
    assertThat(lines.get(2)).startsWith("| clicks, file, adagrad | plain loop | ");
    assertThat(lines.get(3)).startsWith("| clicks, file, adagrad | eddy, 2 | ");
  }

  @Test
  void whatIsWrongIsSaidInOneLine() {
    assertRefused("--rounds must be >= 1, was 0", "--rounds=0");
    assertRefused("--examples must be >= 1, was 0", "--examples=0");
    assertRefused("--optimizer must be adagrad, nag or ftrl, was SGD", "--optimizer=sgd");
  }

  private void assertRefused(String message, String argument) {
    CommandRun run = CommandRun.of("bench", argument, "--output=" + folder);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualToIgnoringNewLines("eddy: " + message);
  }
}
