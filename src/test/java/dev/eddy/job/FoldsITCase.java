package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.learning.settings.Algorithm;
import dev.eddy.streaming.loop.Synchronization;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Prequential cross-validation in the whole job. */
class FoldsITCase {
  private static final int FOLDS = 3;

  @RegisterExtension static final LoopCluster CLUSTER = new LoopCluster(1, 2);

  @TempDir Path folder;

  @Test
  void foldsAreTestedByModelsThatNeverTrainThemAndLeaveTheMainModelAlone() throws Exception {
    Training plain = Training.of(1, 400);
    JsonNode without = plain.run(CLUSTER.get(), folder.resolve("without"));
    JsonNode with = plain.withFolds(FOLDS).run(CLUSTER.get(), folder.resolve("with"));
    assertSameMainModel(with, without);
    assertThat(without.has("folds")).isFalse();
    assertThat(with.path("folds").path("k").asInt()).isEqualTo(FOLDS);
    for (int fold = 0; fold < FOLDS; fold++) {
      Map<String, Double> expected = FoldOracle.metrics(plain, FOLDS, fold);
      for (String name : List.of("log_loss", "accuracy", "auc", "f1", "kappa")) {
        assertThat(metric(with, name).path("per_fold").get(fold).asDouble())
            .as("%s of fold %d", name, fold)
            .isEqualTo(expected.get(name));
      }
    }
    JsonNode accuracy = metric(with, "accuracy");
    assertThat(accuracy.path("mean").asDouble())
        .isBetween(accuracy.path("low").asDouble(), accuracy.path("high").asDouble())
        .isCloseTo(with.path("metrics").path("accuracy").asDouble(), within(.05));
    assertThat(metric(with, "kappa_t").isMissingNode()).isTrue();
  }

  @Test
  void neitherParallelismNorFailuresChangeABitOfTheFolds() throws Exception {
    Training training = Training.of(2, 300).withDelay(1).withFolds(FOLDS);
    JsonNode calm = training.withParallelism(1).run(CLUSTER.get(), folder.resolve("calm"));
    try (LiveProbe probe = LiveProbe.open(new Faults(7, 1))) {
      JsonNode disturbed =
          training.withProbe(probe.shipped()).run(CLUSTER.get(), folder.resolve("disturbed"));
      assertThat(disturbed.path("restarts").asInt()).isPositive();
      assertSameMainModel(disturbed, calm);
      assertThat(disturbed.path("folds")).isEqualTo(calm.path("folds"));
    }
  }

  @Test
  void modelsOutOfStepAndThoseOfLocalStepsAreCrossValidatedToo() throws Exception {
    Training training = Training.of(2, 300).withFolds(2);
    for (Synchronization rule :
        List.of(Synchronization.boundedStaleness(2), Synchronization.async())) {
      JsonNode summary =
          training.withSynchronization(rule).run(CLUSTER.get(), folder.resolve("run"));
      // How old theta is depends on the machine, and how good it is on its age.
      assertThat(metric(summary, "accuracy").path("per_fold")).hasSize(2);
      assertThat(metric(summary, "accuracy").path("mean").asDouble()).isPositive();
    }
    JsonNode summary =
        training
            .withLearner(training.learner().withAlgorithm(Algorithm.LOCAL_SGD))
            .run(CLUSTER.get(), folder.resolve("run"));
    assertThat(metric(summary, "accuracy").path("mean").asDouble()).isGreaterThan(.8);
  }

  private static JsonNode metric(JsonNode summary, String name) {
    return summary.path("folds").path("metrics").path(name);
  }

  private static void assertSameMainModel(JsonNode actual, JsonNode expected) {
    for (String fact : List.of("theta_sha256", "gradient_digest", "metrics", "trained", "steps")) {
      assertThat(actual.get(fact)).as(fact).isEqualTo(expected.get(fact));
    }
  }
}
