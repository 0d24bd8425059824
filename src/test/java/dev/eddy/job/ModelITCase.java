package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.learning.Example;
import dev.eddy.learning.Learners;
import dev.eddy.learning.ScoreLog;
import dev.eddy.learning.SequentialLearner;
import dev.eddy.learning.StreamTrainer;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.Factors;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.settings.ModelSettings;
import dev.eddy.learning.settings.ModelType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Models with several weights a coordinate learn what one thread learns, killed or not. */
class ModelITCase {
  private static final int BITS = 3;
  private static final int RECORDS = 1_500;

  @RegisterExtension static final LoopCluster CLUSTER = new LoopCluster(2, 1);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"SOFTMAX", "FM"})
  void aKilledJobHasTheBitsOfOneThread(ModelType type) throws Exception {
    LearnerSettings settings = settings(type);
    List<Example> examples = examples(type);
    Training training =
        Training.of(1, 0)
            .withLines(List.of(examples.stream().map(ModelITCase::line).toList()))
            .withLearner(settings)
            .withShards(2);
    SequentialLearner expected = new SequentialLearner(settings, 2, 2);
    new StreamTrainer(expected, 2, training.ramp()).train(examples, new ScoreLog());

    ServerClock clock = new ServerClock(Duration.ofMillis(4));
    try (LiveProbe probe = LiveProbe.open(clock)) {
      Training disturbed = training.withProbe(probe.shipped());
      JobID job = disturbed.submit(CLUSTER.get(), folder);
      clock.awaitSteps(30);
      CLUSTER.get().killTaskManager(new Random(1));
      JsonNode summary = disturbed.await(CLUSTER.get(), job, folder);

      assertThat(summary.get("restarts").asInt()).isPositive();
      assertThat(summary.get("trained").asInt()).isEqualTo(RECORDS);
      assertThat(summary.get("theta_sha256").asText()).isEqualTo(expected.thetaHash());
      assertThat(summary.get("gradient_digest").asText()).isEqualTo(expected.gradientDigest());
    }
  }

  private static LearnerSettings settings(ModelType type) {
    return type == ModelType.FM
        ? Learners.linear(BITS, true, LossType.SQUARED, OptimizerType.ADAGRAD, .1, false, 0)
            .withModel(ModelSettings.fm(BITS, true, new Factors(4, .1, 1)))
        : Learners.linear(BITS, true, LossType.LOGISTIC, OptimizerType.NAG, .5, false, 0)
            .withModel(ModelSettings.ofClasses(type, BITS, true, 3));
  }

  private static List<Example> examples(ModelType type) {
    Random random = new Random(1);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      double[] values = {random.nextGaussian(), 10 * random.nextGaussian()};
      double product = values[0] * values[1] + random.nextGaussian();
      double label = type == ModelType.FM ? product : (product < -1 ? 0 : product < 1 ? 1 : 2);
      examples.add(new Example(label, new int[] {0, 1}, values));
    }
    return examples;
  }

  private static String line(Example example) {
    return example.label() + " " + example.values()[0] + " " + example.values()[1];
  }
}
