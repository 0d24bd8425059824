package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HousePricesITCase {
  private static final int PASSES = 150;

  @TempDir private Path folder;

  @Test
  void oneAndTwoWorkersReachTheClosedSolutionByTheSameSteps() {
    List<String> one = stepsOf(1);
    List<String> two = stepsOf(2);
    assertThat(two).isEqualTo(one);
    // Heading, a line a step, the closed solution.
    assertThat(two).hasSize(1 + PASSES + 1);
    assertThat(two.get(0)).containsSubsequence("step", "theta0", "theta2", "loss", "R2");
  }

  private List<String> stepsOf(int parallelism) {
    CommandRun run =
        CommandRun.of(
            "example",
            "house-prices",
            "--parallelism",
            Integer.toString(parallelism),
            "--output",
            folder.resolve("p" + parallelism).toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("R2 on the training rows: 1.000000\n", "theta_sha256 ");
    return run.out().lines().takeWhile(line -> !line.startsWith("R2 on")).toList();
  }
}
