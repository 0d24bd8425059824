package dev.eddy.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.loss.Loss;
import dev.eddy.learning.loss.LossSettings;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.loss.Target;
import dev.eddy.learning.loss.Task;
import dev.eddy.learning.metric.sums.LabelHistory;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  @Test
  void namesEveryMetricOfClassesInAFixedOrder() {
    Evaluation evaluation = binary(List.of(1.0, -1.0, 2.0, -1.0), List.of(1.0, 0.0, 0.0, 1.0));
    assertThat(evaluation.metrics().keySet())
        .containsExactly(
            "log_loss",
            "accuracy",
            "precision",
            "recall",
            "f1",
            "specificity",
            "balanced_accuracy",
            "mcc",
            "brier",
            "calibration_error",
            "auc",
            "auc_pr",
            "kappa",
            "kappa_t",
            "kappa_m");
    assertThat(evaluation.baselines().keySet())
        .containsExactly("majority_accuracy", "base_rate_log_loss", "last_accuracy");
    assertThat(evaluation.metrics()).containsEntry("accuracy", 0.5);
    assertThat(evaluation.baselines()).containsEntry("last_accuracy", 0.25);
  }

  @Test
  void namesEveryMetricOfNumbersInAFixedOrder() {
    Evaluation evaluation = regression(List.of(1.0, 2.0), List.of(1.0, 3.0));
    assertThat(evaluation.metrics().keySet()).containsExactly("mse", "rmse", "mae", "mape", "r2");
    assertThat(evaluation.baselines().keySet())
        .containsExactly("mean_rmse", "mean_mae", "last_rmse", "last_mae");
    assertThat(evaluation.metrics()).containsEntry("mse", 0.5);
  }

  @Test
  void withoutExamplesEverythingIsAbsent() {
    assertThat(binary(List.of(), List.of()))
        .isEqualTo(regression(List.of(), List.of()))
        .isEqualTo(new Evaluation(Map.of(), Map.of()));
  }

  @Test
  void withOneClassWhatNeedsTwoIsAbsent() {
    Evaluation negatives = binary(List.of(-1.0, -2.0), List.of(0.0, 0.0));
    assertThat(negatives.metrics().keySet())
        .containsExactly("log_loss", "accuracy", "specificity", "brier", "calibration_error");
    Evaluation positives = binary(List.of(1.0, -2.0), List.of(1.0, 1.0));
    assertThat(positives.metrics().keySet())
        .containsExactly(
            "log_loss",
            "accuracy",
            "precision",
            "recall",
            "f1",
            "brier",
            "calibration_error",
            "auc_pr",
            "kappa",
            "kappa_t",
            "kappa_m");
  }

  @Test
  void aSumThatOverflowsIsAbsent() {
    Evaluation evaluation = regression(List.of(1e200, 2.0), List.of(-1e200, 2.0));
    assertThat(evaluation.metrics().keySet()).containsExactly("mae", "mape");
  }

  @Test
  void marginsThatAreNoLogOddsHaveNoProbabilities() {
    Target hinge = Target.of(LossType.HINGE);
    ScoreCollector collector = ScoreCollector.of(hinge);
    collector.add(1, 1, 0);
    collector.add(-1, 0, 0);
    assertThat(
            Evaluation.of(hinge, collector.take(), BaselineScores.none(hinge)).metrics().keySet())
        .contains("loss", "auc_pr")
        .doesNotContain("brier", "calibration_error");
  }

  @Test
  void theMeanOfTheQuantileLossIsThePinballLoss() {
    // sklearn.metrics.mean_pinball_loss: y_true = [1, 2, 3], y_pred = [0, 2, 3] with alpha .1 and
    // [1, 2, 4] with alpha .9 both give 0.03...
    assertThat(pinball(0.1, new double[] {1, 2, 3}, new double[] {0, 2, 3}))
        .isCloseTo(0.1 / 3, within(1e-12));
    assertThat(pinball(0.9, new double[] {1, 2, 3}, new double[] {1, 2, 4}))
        .isCloseTo(0.1 / 3, within(1e-12));
  }

  private static double pinball(double tau, double[] labels, double[] predictions) {
    Loss loss = new LossSettings(LossType.QUANTILE, tau, List.of()).create();
    Target target = Target.of(LossType.QUANTILE);
    ScoreCollector collector = ScoreCollector.of(target);
    for (int i = 0; i < labels.length; i++) {
      collector.add(predictions[i], labels[i], loss.value(predictions[i], labels[i]));
    }
    return Evaluation.of(target, collector.take(), BaselineScores.none(target))
        .metrics()
        .get("pinball_loss");
  }

  @Property(tries = 300, seed = "1")
  void nothingIsEverNaNOrInfinite(
      @ForAll @Size(max = 6) List<Double> margins,
      @ForAll @Size(value = 6) List<@DoubleRange(min = -1, max = 2) Double> labels) {
    List<Double> some = labels.subList(0, margins.size());
    assertFinite(regression(margins, some));
    assertFinite(binary(margins, some.stream().map(label -> label < 0.5 ? 0.0 : 1.0).toList()));
  }

  @Test
  void modelAndBaselinesMustBeOfOneKind() {
    Scores scores = ScoreTotals.of(Targets.of(Task.BINARY)).scores();
    BaselineScores baselines = BaselineScores.none(Targets.of(Task.REGRESSION));
    assertThatThrownBy(() -> Evaluation.of(Targets.of(Task.BINARY), scores, baselines))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertFinite(Evaluation evaluation) {
    assertThat(evaluation.metrics().values()).allMatch(Double::isFinite);
    assertThat(evaluation.baselines().values()).allMatch(Double::isFinite);
  }

  private static Evaluation binary(List<Double> margins, List<Double> labels) {
    return evaluate(Task.BINARY, margins, labels);
  }

  private static Evaluation regression(List<Double> margins, List<Double> labels) {
    return evaluate(Task.REGRESSION, margins, labels);
  }

  private static Evaluation evaluate(Task task, List<Double> margins, List<Double> labels) {
    ScoreCollector collector = ScoreCollector.of(Targets.of(task));
    for (int i = 0; i < margins.size(); i++) {
      Prediction prediction = new Prediction(margins.get(i), labels.get(i));
      collector.add(prediction.margin(), prediction.label(), prediction.logLoss());
    }
    double[][] labelsOfSplits = {labels.stream().mapToDouble(Double::doubleValue).toArray()};
    return Evaluation.of(
        Targets.of(task),
        collector.take(),
        BaselineScores.of(
            Targets.of(task), LabelHistory.empty(Targets.of(task).classCount()), labelsOfSplits));
  }
}
