package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.job.options.Choices.Steps;
import dev.eddy.job.options.OutputOptions;
import dev.eddy.learning.drift.DriftDetectorType;
import dev.eddy.learning.fold.Folds;
import dev.eddy.learning.fold.Holdout;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.loss.Target;
import dev.eddy.learning.metric.rolling.EventWindows;
import dev.eddy.streaming.loop.Scoring;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class EvaluationPlanTest {
  private static final String DRIFT = "evaluation.drift-detector";
  private static final Target CLASSES = Target.of(LossType.LOGISTIC);
  private static final Target NUMBERS = Target.of(LossType.SQUARED);

  @Test
  void oneFoldIsNoCrossValidation() {
    assertThatThrownBy(() -> EvaluationPlan.folds(options("evaluation.folds", "1")))
        .hasMessage("evaluation.folds must be 0 or at least 2, was 1");
  }

  @Test
  void aModelInTheBackgroundIsTheSecondOneAndHasNoFolds() {
    Configuration background = options("drift.reaction", "background");
    Folds none = EvaluationPlan.folds(background);
    assertThat(EvaluationPlan.modelCount(background, none)).isEqualTo(2);
    assertThat(EvaluationPlan.modelCount(options("drift.reaction", "boost"), none)).isEqualTo(1);
    background.setString("evaluation.folds", "3");
    assertThatThrownBy(() -> EvaluationPlan.folds(background))
        .hasMessageStartingWith("evaluation.folds must be 0 with drift.reaction background")
        .hasMessageEndingWith("was 3");
    background.setString("evaluation.folds", "0");
    background.setString("evaluation.frozen-every", "100");
    assertThatThrownBy(() -> EvaluationPlan.scoring(background))
        .hasMessageStartingWith("evaluation.frozen-every must be 0 with drift.reaction background")
        .hasMessageEndingWith("was 100");
    background.setString("training.slices", "65");
    assertThatThrownBy(() -> EvaluationPlan.folds(background))
        .hasMessageContaining("must be at most 128, was 65 * 2");
  }

  @Test
  void aDescentTestsNothingBeforeItTrainsIt() {
    assertThatThrownBy(() -> EvaluationPlan.folds(descent("evaluation.folds", "3")))
        .hasMessageContaining(
            "evaluation.folds must be 0 with training.algorithm gradient-descent");
    assertThatThrownBy(
            () -> EvaluationPlan.rolling(descent("evaluation.fading-factor", "0.5"), Steps.COUNT))
        .hasMessageContaining("evaluation.fading-factor 1 with training.algorithm gradient-descent")
        .hasMessageEndingWith("were 0 and 0.5");
    assertThatThrownBy(
            () -> EvaluationPlan.rolling(descent("evaluation.sliding-windows", "4"), Steps.COUNT))
        .hasMessageEndingWith("were 4 and 1.0");
    assertThatThrownBy(() -> EvaluationPlan.drift(descent(DRIFT, "ddm"), CLASSES))
        .hasMessageStartingWith(DRIFT + " must be none")
        .hasMessageEndingWith("was ddm");
  }

  @Test
  void oneOfSoManyIsHeldOutAndNeverAllNorInADescent() {
    assertThat(EvaluationPlan.folds(options("evaluation.holdout", "5")))
        .isEqualTo(new Folds(0, new Holdout(5)));
    assertThatThrownBy(() -> EvaluationPlan.folds(options("evaluation.holdout", "1")))
        .hasMessage("evaluation.holdout must be 0 or at least 2, was 1: nothing would be trained");
    assertThatThrownBy(() -> EvaluationPlan.folds(descent("evaluation.holdout", "5")))
        .hasMessageStartingWith(
            "evaluation.holdout must be 0 with training.algorithm gradient-descent")
        .hasMessageEndingWith("was 5");
  }

  @Test
  void aCopyOfTheModelIsOfEachStepAndNotOfAnOlderOne() {
    assertThat(EvaluationPlan.scoring(options("evaluation.frozen-every", "500")))
        .isEqualTo(new Scoring(true, 500));
    assertThatThrownBy(() -> EvaluationPlan.scoring(descent("evaluation.frozen-every", "5")))
        .hasMessageStartingWith(
            "evaluation.frozen-every must be 0 with training.algorithm gradient-descent")
        .hasMessageEndingWith("was 5");
    Configuration delayed = options("evaluation.frozen-every", "5");
    delayed.setString("training.delay", "1");
    assertThatThrownBy(() -> EvaluationPlan.scoring(delayed))
        .hasMessageContaining("training.delay")
        .hasMessageEndingWith("was 5");
    delayed.setString("evaluation.frozen-every", "0");
    assertThat(EvaluationPlan.scoring(delayed)).isEqualTo(Scoring.standard());
  }

  @Test
  void whatNeedsScoresIsRefusedWithoutThem() {
    Configuration off = options("evaluation.enabled", "false");
    assertThat(EvaluationPlan.scoring(off)).isEqualTo(new Scoring(false, 0));
    off.setString("evaluation.folds", "3");
    off.setString("drift.reaction", "boost");
    assertThatThrownBy(() -> EvaluationPlan.scoring(off))
        .hasMessage(
            "evaluation.enabled must be true with evaluation.folds 3, drift.reaction boost");
    Configuration descent = descent("evaluation.enabled", "false");
    assertThatThrownBy(() -> EvaluationPlan.scoring(descent))
        .hasMessage("evaluation.enabled must be true with training.algorithm gradient-descent");
  }

  @Test
  void theArgumentIsTheOption() {
    assertThat(OutputOptions.HOLDOUT.of(JobArguments.parse("--holdout", "5").options()))
        .isEqualTo(5);
    assertThat(OutputOptions.HOLDOUT.of(JobArguments.parse().options())).isZero();
  }

  @Test
  void numbersHaveNoErrorRate() {
    assertThatThrownBy(() -> EvaluationPlan.drift(options(DRIFT, "hddm-a"), NUMBERS))
        .hasMessageStartingWith(DRIFT + " must be none where labels are numbers")
        .hasMessageEndingWith("was hddm-a");
    assertThat(EvaluationPlan.drift(options(DRIFT, "hddm-a"), CLASSES))
        .isEqualTo(DriftDetectorType.HDDM_A);
  }

  @Test
  void eventTimeIsThatOfSteps() {
    Configuration minutes = options("evaluation.window-interval", "1 min");
    assertThat(EvaluationPlan.rolling(minutes, Steps.TIME).events())
        .isEqualTo(new EventWindows(100, 60_000));
    assertThatThrownBy(() -> EvaluationPlan.rolling(minutes, Steps.COUNT))
        .hasMessage(
            "evaluation.window-interval must be 0, or with training.steps time a multiple of"
                + " training.step-interval (100 ms), was 60000 ms");
    Configuration odd = options("evaluation.window-interval", "250 ms");
    assertThatThrownBy(() -> EvaluationPlan.rolling(odd, Steps.TIME))
        .hasMessageEndingWith("250 ms");
  }

  private static Configuration options(String key, String value) {
    return Configuration.fromMap(Map.of(key, value));
  }

  private static Configuration descent(String key, String value) {
    return Configuration.fromMap(Map.of(key, value, "training.algorithm", "gradient-descent"));
  }
}
