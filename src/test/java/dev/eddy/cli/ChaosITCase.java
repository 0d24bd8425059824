package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * One kill of each kind of process under a job that trains on a cluster of real ones: {@code
 * scripts/test-cluster}.
 */
@EnabledIfSystemProperty(named = "eddy.cluster", matches = "true")
class ChaosITCase {
  @TempDir private Path folder;

  @Test
  void oneKillOfEachKindOfProcessChangesNoBit() throws Exception {
    Path output = folder.resolve("chaos");
    CommandRun chaos =
        CommandRun.of(
            "chaos",
            "--seed=1",
            "--minutes=4",
            "--at-most=4",
            "--faults=taskmanager-killed,jobmanager-killed,broker-killed,all-killed",
            "--output=" + output,
            "--jar=" + JobJar.write(folder));
    assertThat(chaos.exitCode()).as(chaos.out() + chaos.err()).isZero();
    assertThat(chaos.out())
        .contains("4 faults happened, of 4 kinds; 0 were skipped or missed.")
        .contains("No anomaly.");
    assertThat(CommandRun.of("cluster", "status", "--cluster=" + output.resolve("cluster")).out())
        .doesNotContain("pid");
  }
}
