package dev.eddy.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
            "log_loss", "accuracy", "precision", "recall", "f1", "auc", "kappa", "kappa_t");
    assertThat(evaluation.baselines().keySet())
        .containsExactly("majority_accuracy", "base_rate_log_loss", "last_accuracy");
    assertThat(evaluation.metrics()).containsEntry("accuracy", 0.5);
    assertThat(evaluation.baselines()).containsEntry("last_accuracy", 0.25);
  }

  @Test
  void namesEveryMetricOfNumbersInAFixedOrder() {
    Evaluation evaluation = regression(List.of(1.0, 2.0), List.of(1.0, 3.0));
    assertThat(evaluation.metrics().keySet()).containsExactly("mse", "rmse", "mae", "r2");
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
    assertThat(negatives.metrics().keySet()).containsExactly("log_loss", "accuracy");
    Evaluation positives = binary(List.of(1.0, -2.0), List.of(1.0, 1.0));
    assertThat(positives.metrics().keySet())
        .containsExactly("log_loss", "accuracy", "precision", "recall", "f1", "kappa", "kappa_t");
  }

  @Test
  void aSumThatOverflowsIsAbsent() {
    Evaluation evaluation = regression(List.of(1e200, 2.0), List.of(-1e200, 2.0));
    assertThat(evaluation.metrics().keySet()).containsExactly("mae");
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
