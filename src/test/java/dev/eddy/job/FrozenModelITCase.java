package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The model as it once was, beside the one that goes on learning. */
class FrozenModelITCase {
  private static final int EVERY = 150;
  private static final ObjectMapper JSON = new ObjectMapper();

  @RegisterExtension static final LoopCluster CLUSTER = new LoopCluster(1, 3);

  @TempDir Path folder;

  @Test
  void itIsScoredAsALearnerThatStopsWouldBeAtAnyParallelismAndThroughFailures() throws Exception {
    Training training = Training.of(1, 500).withFrozenEvery(EVERY);
    JsonNode alone = training.withParallelism(1).run(CLUSTER.get(), folder.resolve("1"));
    JsonNode three;
    try (LiveProbe probe = LiveProbe.open(Faults.atWorkerSteps(20, 60))) {
      three =
          training
              .withParallelism(3)
              .withProbe(probe.shipped())
              .run(CLUSTER.get(), folder.resolve("3"));
    }
    // The oracle sums example by example, the job shard by shard.
    FrozenOracle.baselines(training, EVERY)
        .forEach(
            (name, value) ->
                assertThat(alone.get("baselines").get(name).asDouble())
                    .as(name)
                    .isCloseTo(value, within(1e-12)));
    assertThat(three.get("restarts").asInt()).isEqualTo(2);
    for (String fact : List.of("theta_sha256", "metrics", "baselines", "gains")) {
      assertThat(three.get(fact)).as(fact).isEqualTo(alone.get(fact));
    }
    assertThat(alone.get("gains").has("frozen_log_loss")).isTrue();
    List<String> lines = Files.readAllLines(folder.resolve("1/evaluation.jsonl"));
    assertThat(Files.readAllLines(folder.resolve("3/evaluation.jsonl"))).isEqualTo(lines);
    JsonNode last = JSON.readTree(lines.get(lines.size() - 1));
    assertThat(last.get("fading").get("baselines").has("frozen_accuracy")).isTrue();
  }
}
