package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.learning.descent.DescentSettings;
import dev.eddy.learning.optimizer.Penalty;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.settings.ModelSettings;
import dev.eddy.learning.settings.ModelType;
import dev.eddy.learning.settings.Scaling;
import dev.eddy.streaming.probe.Moment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A full-batch descent on a real cluster, calm and under fire. */
class DescentITCase {
  @RegisterExtension static final LoopCluster CLUSTER = new LoopCluster(2, 2);

  @TempDir Path folder;

  @Test
  void everyRecordIsReadOnceAndEachPassIsALineOfTheEvaluation() throws Exception {
    JsonNode summary = training(2).run(CLUSTER.get(), folder);
    long read = training(2).lines().stream().mapToLong(List::size).sum();
    assertThat(summary.get("status").asText()).isEqualTo("done");
    assertThat(summary.get("read").asLong()).isEqualTo(read);
    assertThat(summary.get("rejected").asLong()).isPositive();
    assertThat(summary.get("trained").asLong()).isEqualTo(read - summary.get("rejected").asLong());
    JsonNode descent = summary.get("descent");
    assertThat(descent.get("stopped_by").asText()).isEqualTo("gradient-norm");
    assertThat(descent.get("gradient_norm").asDouble()).isLessThanOrEqualTo(1e-8);
    assertThat(Files.readAllLines(folder.resolve("evaluation.jsonl")))
        .hasSize(descent.get("passes").asInt());
    assertThat(summary.get("metrics").get("accuracy").asDouble()).isGreaterThan(.85);
    assertThat(summary.get("trained_of_shards")).hasSize(4);
  }

  @Test
  void failuresAtAnyMomentAndAnyParallelismChangeNoBit() throws Exception {
    Path calm = folder.resolve("calm");
    training(1).run(CLUSTER.get(), calm);
    int restarts = 0;
    for (int parallelism : new int[] {2, 4}) {
      Path run = folder.resolve("p" + parallelism);
      Faults faults = new Faults(parallelism, 1);
      try (LiveProbe probe = LiveProbe.open(faults)) {
        restarts +=
            training(parallelism)
                .withProbe(probe.shipped())
                .run(CLUSTER.get(), run)
                .get("restarts")
                .asInt();
      }
      assertThat(faults.failures().get(Moment.WORKER_STEP)).isPositive();
      assertThat(Outcome.of(run)).as(run.toString()).isEqualTo(Outcome.of(calm));
    }
    assertThat(restarts).isGreaterThanOrEqualTo(10);
  }

  @Test
  void aTaskManagerThatIsKilledInAPassChangesNoBit() throws Exception {
    Path calm = folder.resolve("calm");
    Path killed = folder.resolve("killed");
    JsonNode summary = training(4).run(CLUSTER.get(), calm);
    long stepsOfInput =
        summary.get("steps").asLong() - summary.get("descent").get("passes").asLong();
    ServerClock clock = new ServerClock(Duration.ofMillis(4));
    try (LiveProbe probe = LiveProbe.open(clock)) {
      Training disturbed = training(4).withProbe(probe.shipped());
      JobID job = disturbed.submit(CLUSTER.get(), killed);
      clock.awaitSteps(stepsOfInput + 5);
      CLUSTER.get().killTaskManager(new Random(1));
      disturbed.await(CLUSTER.get(), job, killed);
    }
    assertThat(Outcome.of(killed)).isEqualTo(Outcome.of(calm));
  }

  @Test
  void manyClassesAreFittedAsWell() throws Exception {
    Training two = training(2);
    LearnerSettings classes =
        two.learner().withModel(ModelSettings.ofClasses(ModelType.SOFTMAX, 6, true, 2));

    JsonNode summary = two.withLearner(classes).run(CLUSTER.get(), folder);

    assertThat(summary.get("descent").get("stopped_by").asText()).isEqualTo("gradient-norm");
    assertThat(summary.get("metrics").get("accuracy").asDouble()).isGreaterThan(.85);
  }

  private static Training training(int parallelism) {
    Training training = Training.of(3, 200);
    LearnerSettings learner =
        training
            .learner()
            .withOptimizer(training.learner().optimizer().withPenalty(new Penalty(1e-4, 1e-3)))
            .withScaling(Scaling.STANDARDIZE)
            .withDescent(DescentSettings.standard().withBounds(1e-8, 0));
    return training.withLearner(learner).withSlices(1).withParallelism(parallelism);
  }
}
