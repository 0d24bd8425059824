package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A job that nobody asks how good its model is. */
class UnscoredITCase {
  @RegisterExtension static final LoopCluster CLUSTER = new LoopCluster(1, 3);

  @TempDir Path folder;

  @Test
  void itLearnsAndCountsTheSameAndHasNoMetrics() throws Exception {
    Training training = Training.of(2, 400).withParallelism(3);
    JsonNode scored = training.run(CLUSTER.get(), folder.resolve("scored"));
    Path file = folder.resolve("predictions.jsonl");
    JsonNode unscored =
        training.unscored().withPredictions(file).run(CLUSTER.get(), folder.resolve("unscored"));
    for (String fact :
        List.of("theta_sha256", "gradient_digest", "read", "trained", "rejected", "baselines")) {
      assertThat(unscored.get(fact)).as(fact).isEqualTo(scored.get(fact));
    }
    assertThat(scored.get("metrics")).isNotEmpty();
    assertThat(scored.get("gains")).isNotEmpty();
    assertThat(unscored.get("metrics")).isEmpty();
    assertThat(unscored.get("gains")).isNullOrEmpty();
    assertThat(Files.readAllLines(folder.resolve("unscored/evaluation.jsonl"))).hasSize(1);
    assertThat(Files.readAllLines(file)).hasSize(scored.get("trained").asInt());
  }
}
