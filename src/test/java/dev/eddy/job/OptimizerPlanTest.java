package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.Moments;
import dev.eddy.learning.optimizer.OptimizerSettings;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.optimizer.Penalty;
import dev.eddy.learning.optimizer.Schedule;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OptimizerPlanTest {
  @Test
  void optionsBecomeSettings() {
    OptimizerSettings settings =
        plan(
            "training.optimizer", "adam",
            "training.optimizer.learning-rate", "0.02",
            "training.optimizer.schedule", "inverse-scaling",
            "training.optimizer.power", "0.25",
            "training.optimizer.beta1", "0.8",
            "training.optimizer.beta2", "0.99",
            "training.optimizer.epsilon", "1e-6",
            "training.optimizer.l1", "0.1",
            "training.optimizer.l2", "0.2",
            "training.optimizer.clip-norm", "5");

    assertThat(settings)
        .isEqualTo(
            new OptimizerSettings(OptimizerType.ADAM, 0.02)
                .withSchedule(new Schedule(Schedule.Shape.INVERSE_SCALING, 0.25, 0.5, 1_000))
                .withMoments(Moments.ofPapers().withBetas(0.8, 0.99).withEpsilon(1e-6))
                .withPenalty(new Penalty(0.1, 0.2))
                .withClipNorm(5));
  }

  @ParameterizedTest
  @EnumSource(OptimizerType.class)
  void whoNamesNothingGetsTheDefaults(OptimizerType type) {
    for (LossType loss : LossType.values()) {
      assertThat(OptimizerPlan.of(options("training.optimizer", type.name()), loss))
          .isEqualTo(OptimizerSettings.of(type, loss));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "nag, momentum, 0.9",
    "momentum, rho, 0.9",
    "rmsprop, beta1, 0.9",
    "sgd, epsilon, 0.1",
    "adagrad, beta, 1",
    "coin, learning-rate, 1",
    "coin, l1, 1",
    "ftrl, schedule, constant",
  })
  void optionThatTheOptimizerDoesNotUseIsRefused(String optimizer, String option, String value) {
    String key = "training.optimizer." + option;
    assertThatThrownBy(() -> plan("training.optimizer", optimizer, key, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(key + " must be absent with training.optimizer " + optimizer);
  }

  @Test
  void optionThatTheScheduleDoesNotUseIsRefused() {
    assertThatThrownBy(
            () ->
                plan(
                    "training.optimizer.schedule", "inverse-scaling",
                    "training.optimizer.period", "7"))
        .hasMessage(
            "training.optimizer.period must be absent with training.optimizer.schedule"
                + " inverse-scaling");
  }

  @Test
  void beta1AboveBeta2IsRefused() {
    assertThatThrownBy(() -> plan("training.optimizer", "adam", "training.optimizer.beta2", "0.5"))
        .hasMessage(
            "training.optimizer.beta1 must be at most training.optimizer.beta2 0.5, was 0.9");
  }

  @Test
  void strengthOfAPenaltyMayChangeButNotWhetherThereIsOne() {
    Map<String, String> weak = OptimizerPlan.meaning(options("training.optimizer.l1", "0.1"));
    Map<String, String> strong = OptimizerPlan.meaning(options("training.optimizer.l2", "3"));
    Map<String, String> none = OptimizerPlan.meaning(options());

    assertThat(weak).isEqualTo(strong).isNotEqualTo(none);
  }

  private static OptimizerSettings plan(String... keysAndValues) {
    return OptimizerPlan.of(options(keysAndValues), LossType.LOGISTIC);
  }

  private static Configuration options(String... keysAndValues) {
    Configuration options = new Configuration();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      options.setString(keysAndValues[i], keysAndValues[i + 1]);
    }
    return options;
  }
}
