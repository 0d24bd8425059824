package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.learning.loss.LossSettings;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.reaction.TrialSettings;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LearnerPlanTest {
  private static final String RULE =
      "model.class-weights must be numbers above 0 and at most 1e6 with commas between, one a"
          + " class, was ";

  @Test
  void theLossIsReadWithItsParameterAndTheWeightsOfClasses() {
    LossSettings loss =
        loss(
            Map.of(
                "model.loss", "smooth-hinge",
                "model.loss-parameter", ".5",
                "model.class-weights", "1, 2.5"));

    assertThat(loss.type()).isEqualTo(LossType.SMOOTH_HINGE);
    assertThat(loss.parameter()).isEqualTo(.5);
    assertThat(loss.classWeights()).containsExactly(1.0, 2.5);
  }

  @Test
  void aParameterOutOfTheLosssRangeIsRefusedByTheOptionsName() {
    assertThatThrownBy(() -> loss(Map.of("model.loss", "quantile", "model.loss-parameter", "2")))
        .hasMessage(
            "model.loss-parameter must be above 0 and below 1.0 with model.loss quantile, was 2.0");
    assertThatThrownBy(() -> loss(Map.of("model.loss", "hinge", "model.loss-parameter", "2")))
        .hasMessage("model.loss-parameter must be absent with model.loss hinge, was 2.0");
  }

  @Test
  void aModelInTheBackgroundIsTriedAsTheOptionsSay() {
    Map<String, String> options =
        Map.of(
            "drift.reaction", "background",
            "evaluation.drift-detector", "ddm",
            "drift.trial-examples-min", "10",
            "drift.trial-examples-max", "90",
            "drift.significance", "0.05");
    assertThat(LearnerPlan.of(Configuration.fromMap(options), 0).reaction().trial())
        .isEqualTo(new TrialSettings(10, 90, .05));
    assertThat(LearnerPlan.meaning(Configuration.fromMap(options)))
        .containsEntry("drift.reaction", "background");
    assertThat(LearnerPlan.meaning(Configuration.fromMap(Map.of("drift.reaction", "boost"))))
        .doesNotContainKey("drift.reaction");
  }

  @Test
  void aTrialThatEndsBeforeItsComparisonIsRefused() {
    Map<String, String> options =
        Map.of(
            "drift.reaction", "background",
            "evaluation.drift-detector", "ddm",
            "drift.trial-examples-max", "500");
    assertThatThrownBy(() -> LearnerPlan.of(Configuration.fromMap(options), 0))
        .hasMessage(
            "drift.trial-examples-max must be above drift.trial-examples-min (500), was 500");
  }

  @Test
  void outOfStepThereIsNoReaction() {
    Map<String, String> options =
        Map.of(
            "drift.reaction", "background",
            "evaluation.drift-detector", "ddm",
            "training.synchronization", "async");
    assertThatThrownBy(() -> LearnerPlan.of(Configuration.fromMap(options), 0))
        .hasMessageStartingWith("drift.reaction must be none")
        .hasMessageEndingWith("was background");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1,2,3", "1,0", "1,-2", "1,NaN", "1,x", "1,2,", "1;2"})
  void otherWeightsThanOneForEachOfTwoClassesAreRefused(String weights) {
    assertThatThrownBy(() -> loss(Map.of("model.class-weights", weights)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(RULE + weights);
  }

  @ParameterizedTest
  @CsvSource({"3,'1,2,3',true", "3,'1,2',false", "2,'1,2,3',false"})
  void manyClassesHaveAWeightEach(String classCount, String weights, boolean isRight) {
    Map<String, String> options =
        Map.of(
            "model.type", "softmax",
            "model.classes", classCount,
            "model.class-weights", weights);

    if (isRight) {
      assertThat(loss(options).classWeights()).containsExactly(1.0, 2.0, 3.0);
    } else {
      assertThatThrownBy(() -> loss(options)).hasMessage(RULE + weights);
    }
  }

  @Test
  void numbersHaveNoClassesToWeigh() {
    assertThatThrownBy(() -> loss(Map.of("model.loss", "squared", "model.class-weights", "1,2")))
        .hasMessage("model.class-weights must be absent with model.loss squared, was 1,2");
  }

  private static LossSettings loss(Map<String, String> options) {
    return LearnerPlan.of(Configuration.fromMap(options), 0).loss();
  }
}
