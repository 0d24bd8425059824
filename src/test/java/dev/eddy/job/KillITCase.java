package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Task managers die under the job. */
class KillITCase {
  private static final int KILLS = 3;

  @RegisterExtension static final LoopCluster CLUSTER = new LoopCluster(2, 2);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void killedTaskManagersChangeNoBit(int delay) throws Exception {
    Training training = Training.of(3, 600).withDelay(delay).withParallelism(4);
    Path calm = folder.resolve("calm");
    training.run(CLUSTER.get(), calm);

    Path run = folder.resolve("killed");
    ServerClock clock = new ServerClock(Duration.ofMillis(4));
    Random random = new Random(delay);
    try (LiveProbe probe = LiveProbe.open(clock)) {
      Training disturbed = training.withProbe(probe.shipped());
      JobID job = disturbed.submit(CLUSTER.get(), run);
      for (int kill = 0; kill < KILLS; kill++) {
        clock.awaitSteps(10 + random.nextInt(50));
        CLUSTER.get().killTaskManager(random);
      }
      JsonNode summary = disturbed.await(CLUSTER.get(), job, run);
      assertThat(summary.get("restarts").asInt()).isGreaterThanOrEqualTo(KILLS);
    }

    assertThat(Outcome.of(run)).isEqualTo(Outcome.of(calm));
  }
}
