package dev.eddy.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.eddy.learning.loss.Task;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Compares each metric with its definition, computed in two passes. */
class RegressionMetricTest {
  // Labels around 1000 spread by 7, so the spread loses 5 of 16 digits; 2,000 terms lose at most 3.
  private static final double PERCENTAGE = 1e-8;

  private static final List<List<Prediction>> SAMPLES =
      IntStream.range(0, 20).mapToObj(seed -> Prediction.regression(seed, 2 + 99 * seed)).toList();

  @Test
  void mseAndRmseAreTheMeanSquareAndItsRoot() {
    for (List<Prediction> predictions : SAMPLES) {
      double mse =
          predictions.stream()
              .mapToDouble(p -> (p.margin() - p.label()) * (p.margin() - p.label()))
              .average()
              .orElseThrow();
      assertMetric(RegressionMetric.MSE, predictions, mse);
      assertMetric(RegressionMetric.RMSE, predictions, Math.sqrt(mse));
    }
  }

  @Test
  void maeIsTheMeanDistance() {
    for (List<Prediction> predictions : SAMPLES) {
      double mae =
          predictions.stream()
              .mapToDouble(p -> Math.abs(p.margin() - p.label()))
              .average()
              .orElseThrow();
      assertMetric(RegressionMetric.MAE, predictions, mae);
    }
  }

  @Test
  void mapeIsTheMeanDistanceAsAShareOfTheLabel() {
    for (List<Prediction> predictions : SAMPLES) {
      double mape =
          predictions.stream()
              .mapToDouble(p -> Math.abs((p.margin() - p.label()) / p.label()))
              .average()
              .orElseThrow();
      assertMetric(RegressionMetric.MAPE, predictions, mape);
    }
    // sklearn.metrics.mean_absolute_percentage_error: y_true = [3, -0.5, 2, 7],
    // y_pred = [2.5, 0.0, 2, 8] gives 0.3273...
    List<Prediction> documented =
        List.of(
            new Prediction(2.5, 3),
            new Prediction(0, -0.5),
            new Prediction(2, 2),
            new Prediction(8, 7));
    assertThat(valueOf(RegressionMetric.MAPE, documented))
        .isCloseTo((0.5 / 3 + 1 + 0 + 1.0 / 7) / 4, within(1e-12));
  }

  @Test
  void aLabelOfZeroHasNoPercentage() {
    Prediction zero = new Prediction(1, 0);
    assertThat(valueOf(RegressionMetric.MAPE, List.of(zero, new Prediction(3, 2)))).isEqualTo(0.5);
    assertThat(valueOf(RegressionMetric.MAPE, List.of(zero))).isNaN();
  }

  @Test
  void r2ComparesWithTheMeanOfTheLabels() {
    for (List<Prediction> predictions : SAMPLES) {
      double mean = predictions.stream().mapToDouble(Prediction::label).average().orElseThrow();
      double residual =
          predictions.stream().mapToDouble(p -> Math.pow(p.margin() - p.label(), 2)).sum();
      double spread = predictions.stream().mapToDouble(p -> Math.pow(p.label() - mean, 2)).sum();
      assertMetric(RegressionMetric.R2, predictions, 1 - residual / spread);
    }
  }

  @Test
  void r2OfPerfectPredictionsIsOneAndOfTheMeanIsZero() {
    List<Prediction> perfect = List.of(new Prediction(1, 1), new Prediction(5, 5));
    List<Prediction> mean = List.of(new Prediction(3, 1), new Prediction(3, 5));
    assertThat(valueOf(RegressionMetric.R2, perfect)).isEqualTo(1);
    assertThat(valueOf(RegressionMetric.R2, mean)).isCloseTo(0, within(1e-15));
  }

  @Test
  void r2OfEqualLabelsIsUndefined() {
    List<Prediction> equal = List.of(new Prediction(1, 4), new Prediction(5, 4));
    assertThat(valueOf(RegressionMetric.R2, equal)).isNaN();
  }

  private static void assertMetric(
      RegressionMetric metric, List<Prediction> predictions, double expected) {
    assertThat(valueOf(metric, predictions)).isCloseTo(expected, withinPercentage(PERCENTAGE));
  }

  private static double valueOf(RegressionMetric metric, List<Prediction> predictions) {
    ScoreCollector collector = ScoreCollector.of(Targets.of(Task.REGRESSION));
    for (Prediction prediction : predictions) {
      collector.add(prediction.margin(), prediction.label(), prediction.halfSquaredError());
    }
    return metric.of((RegressionScores) collector.take());
  }
}
