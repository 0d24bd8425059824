package dev.eddy.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.loss.Task;
import dev.eddy.learning.metric.sums.ScoreHistogram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

/** Compares each metric with its definition, computed from the predictions one by one. */
class BinaryMetricTest {
  private static final double LAST_ACCURACY = 0.85;
  private static final double MAJORITY_ACCURACY = 0.6;
  private static final ClassBaselineScores BASELINES = new ClassBaselineScores(100, 60, 85, 50);

  // Both sides divide sums of at most 2,000 terms of size 1: 12 digits are left by either.
  private static final double TOLERANCE = 1e-12;

  @Test
  void accuracyIsTheShareOfHits() {
    for (List<Prediction> predictions : samples()) {
      assertMetric(BinaryMetric.ACCURACY, predictions, share(predictions, Prediction::isHit));
    }
  }

  @Test
  void precisionIsTheShareOfHitsAmongPredictedPositives() {
    for (List<Prediction> predictions : samples()) {
      List<Prediction> predicted = predictions.stream().filter(p -> p.margin() >= 0).toList();
      assertMetric(BinaryMetric.PRECISION, predictions, share(predicted, p -> p.label() == 1));
    }
  }

  @Test
  void recallIsTheShareOfPositivesThatWerePredicted() {
    for (List<Prediction> predictions : samples()) {
      List<Prediction> positives = predictions.stream().filter(p -> p.label() == 1).toList();
      assertMetric(BinaryMetric.RECALL, predictions, share(positives, p -> p.margin() >= 0));
    }
  }

  @Test
  void f1IsTheHarmonicMeanOfPrecisionAndRecall() {
    List<Prediction> predictions = Prediction.binary(1, 2000);
    double precision = valueOf(BinaryMetric.PRECISION, predictions);
    double recall = valueOf(BinaryMetric.RECALL, predictions);
    assertMetric(BinaryMetric.F1, predictions, 2 / (1 / precision + 1 / recall));
  }

  @Test
  void f1IsZeroWhenNothingWasPredictedRight() {
    assertMetric(BinaryMetric.F1, List.of(new Prediction(-1, 1), new Prediction(1, 0)), 0);
  }

  @Test
  void aucIsWithinItsBoundOfTheRankSum() {
    for (List<Prediction> predictions : samples()) {
      double expected = rankSumAuc(predictions);
      double bound = sameBinPairs(predictions) / 2;
      assertThat(valueOf(BinaryMetric.AUC, predictions))
          .isCloseTo(expected, within(bound + TOLERANCE));
    }
  }

  @Test
  void aucIsExactWhereDifferentMarginsFallIntoDifferentBins() {
    Random random = new Random(9);
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < 1500; i++) {
      predictions.add(new Prediction(random.nextInt(-600, 600) / 64.0, random.nextInt(2)));
    }
    assertMetric(BinaryMetric.AUC, predictions, rankSumAuc(predictions));
  }

  @Test
  void aucOfTheEdgesIsKnown() {
    assertMetric(BinaryMetric.AUC, List.of(new Prediction(1, 1), new Prediction(-1, 0)), 1);
    assertMetric(BinaryMetric.AUC, List.of(new Prediction(-1, 1), new Prediction(1, 0)), 0);
    assertMetric(BinaryMetric.AUC, List.of(new Prediction(5, 1), new Prediction(5, 0)), 0.5);
  }

  @Test
  void kappaComparesWithPredictionsDrawnByChance() {
    for (List<Prediction> predictions : samples()) {
      double accuracy = share(predictions, Prediction::isHit);
      double predicted = share(predictions, p -> p.margin() >= 0);
      double positive = share(predictions, p -> p.label() == 1);
      double chance = predicted * positive + (1 - predicted) * (1 - positive);
      assertMetric(BinaryMetric.KAPPA, predictions, (accuracy - chance) / (1 - chance));
    }
  }

  @Test
  void kappaOfCohensTableIsKnown() {
    // 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: the textbook's example, 0.4.
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      predictions.add(new Prediction(i < 25 ? 1 : -1, i < 20 || (i >= 25 && i < 35) ? 1 : 0));
    }
    assertMetric(BinaryMetric.KAPPA, predictions, 0.4);
  }

  @Test
  void kappaTComparesWithTheLastLabel() {
    for (List<Prediction> predictions : samples()) {
      double accuracy = share(predictions, Prediction::isHit);
      double expected = (accuracy - LAST_ACCURACY) / (1 - LAST_ACCURACY);
      assertMetric(BinaryMetric.KAPPA_T, predictions, expected);
    }
  }

  @Test
  void kappaMComparesWithTheCommonestClass() {
    for (List<Prediction> predictions : samples()) {
      double accuracy = share(predictions, Prediction::isHit);
      double expected = (accuracy - MAJORITY_ACCURACY) / (1 - MAJORITY_ACCURACY);
      assertMetric(BinaryMetric.KAPPA_M, predictions, expected);
    }
  }

  @Test
  void specificityIsTheShareOfNegativesThatWereNotPredicted() {
    for (List<Prediction> predictions : samples()) {
      List<Prediction> negatives = predictions.stream().filter(p -> p.label() == 0).toList();
      double specificity = share(negatives, p -> p.margin() < 0);
      assertMetric(BinaryMetric.SPECIFICITY, predictions, specificity);
      double recall = valueOf(BinaryMetric.RECALL, predictions);
      assertMetric(BinaryMetric.BALANCED_ACCURACY, predictions, (recall + specificity) / 2);
    }
  }

  @Test
  void mccIsTheCorrelationOfLabelAndPrediction() {
    for (List<Prediction> predictions : samples()) {
      double[] labels = predictions.stream().mapToDouble(Prediction::label).toArray();
      double[] predicted = predictions.stream().mapToDouble(p -> p.margin() >= 0 ? 1 : 0).toArray();
      double correlation = new PearsonsCorrelation().correlation(labels, predicted);
      assertMetric(BinaryMetric.MCC, predictions, correlation);
    }
  }

  @Test
  void brierIsTheMeanSquareOfTheProbabilitysError() {
    for (List<Prediction> predictions : samples()) {
      assertMetric(BinaryMetric.BRIER, predictions, brier(predictions));
    }
    // Beyond the bins of the histogram, and at their edges.
    Random random = new Random(3);
    List<Prediction> far = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      far.add(new Prediction(random.nextInt(-40, 41) / 2.0, random.nextInt(2)));
      far.add(new Prediction(random.nextGaussian() * 300, random.nextInt(2)));
    }
    assertMetric(BinaryMetric.BRIER, far, brier(far));
  }

  @Test
  void brierOfTheDocumentationOfScikitLearn() {
    // sklearn.metrics.brier_score_loss: y_true = [0, 1, 1, 0], y_prob = [0.1, 0.9, 0.8, 0.3]
    // gives 0.0375 (in the documentation 0.037...).
    double[] labels = {0, 1, 1, 0};
    double[] probabilities = {0.1, 0.9, 0.8, 0.3};
    assertMetric(BinaryMetric.BRIER, ofProbabilities(labels, probabilities), 0.0375);
  }

  @Test
  void averagePrecisionOfTheDocumentationOfScikitLearn() {
    // sklearn.metrics.average_precision_score: y_true = [0, 0, 1, 1],
    // y_scores = [0.1, 0.4, 0.35, 0.8] gives 0.83...
    double[] labels = {0, 0, 1, 1};
    double[] probabilities = {0.1, 0.4, 0.35, 0.8};
    assertMetric(BinaryMetric.AUC_PR, ofProbabilities(labels, probabilities), 5.0 / 6);
  }

  @Test
  void averagePrecisionIsExactWhereDifferentMarginsFallIntoDifferentBins() {
    Random random = new Random(10);
    for (int spread : new int[] {3, 40, 600}) {
      List<Prediction> predictions = new ArrayList<>();
      for (int i = 0; i < 700; i++) {
        predictions.add(
            new Prediction(random.nextInt(-spread, spread) / 64.0, random.nextBoolean() ? 1 : 0));
      }
      assertMetric(BinaryMetric.AUC_PR, predictions, averagePrecision(predictions));
    }
  }

  @Test
  void averagePrecisionIsWithinItsBound() {
    for (List<Prediction> predictions : samples()) {
      double expected = averagePrecision(predictions);
      double bound = averagePrecisionBound(predictions);
      assertThat(bound).isLessThan(0.1);
      assertThat(valueOf(BinaryMetric.AUC_PR, predictions))
          .isCloseTo(expected, within(bound + TOLERANCE));
    }
  }

  @Test
  void averagePrecisionOfTheEdgesIsKnown() {
    assertMetric(BinaryMetric.AUC_PR, List.of(new Prediction(1, 1), new Prediction(-1, 0)), 1);
    assertMetric(BinaryMetric.AUC_PR, List.of(new Prediction(-1, 1), new Prediction(1, 0)), 0.5);
    assertMetric(BinaryMetric.AUC_PR, List.of(new Prediction(5, 1), new Prediction(5, 0)), 0.5);
    assertThat(valueOf(BinaryMetric.AUC_PR, List.of(new Prediction(5, 0)))).isNaN();
  }

  private static List<Prediction> ofProbabilities(double[] labels, double[] probabilities) {
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      double logOdds = Math.log(probabilities[i] / (1 - probabilities[i]));
      predictions.add(new Prediction(logOdds, labels[i]));
    }
    return predictions;
  }

  private static double brier(List<Prediction> predictions) {
    return predictions.stream()
        .mapToDouble(p -> Math.pow(1 / (1 + Math.exp(-p.margin())) - p.label(), 2))
        .average()
        .orElseThrow();
  }

  /** scikit-learn's definition: over descending thresholds, sum of (R - R before) P. */
  private static double averagePrecision(List<Prediction> predictions) {
    double all = predictions.stream().filter(p -> p.label() == 1).count();
    List<Double> thresholds =
        predictions.stream()
            .map(Prediction::margin)
            .distinct()
            .sorted(Comparator.reverseOrder())
            .toList();
    double sum = 0;
    double recallBefore = 0;
    for (double threshold : thresholds) {
      List<Prediction> above = predictions.stream().filter(p -> p.margin() >= threshold).toList();
      double hits = above.stream().filter(p -> p.label() == 1).count();
      sum += (hits / all - recallBefore) * (hits / above.size());
      recallBefore = hits / all;
    }
    return sum;
  }

  private static double averagePrecisionBound(List<Prediction> predictions) {
    Map<Integer, List<Prediction>> bins =
        predictions.stream()
            .collect(
                Collectors.groupingBy(
                    p -> -ScoreHistogram.binOf(p.margin()), TreeMap::new, Collectors.toList()));
    double all = predictions.stream().filter(p -> p.label() == 1).count();
    double bound = 0;
    double p = 0;
    double f = 0;
    for (List<Prediction> bin : bins.values()) {
      double positives = bin.stream().filter(each -> each.label() == 1).count();
      double negatives = bin.size() - positives;
      p += positives;
      f += negatives;
      double k = p + f;
      bound +=
          positives / all * Math.max(negatives * p, positives * f) / (k * (k - bin.size() + 1));
    }
    return bound;
  }

  private static List<List<Prediction>> samples() {
    List<List<Prediction>> samples = new ArrayList<>();
    for (int seed = 0; seed < 20; seed++) {
      samples.add(Prediction.binary(seed, 40 + 98 * seed));
    }
    return samples;
  }

  private static void assertMetric(
      BinaryMetric metric, List<Prediction> predictions, double expected) {
    assertThat(valueOf(metric, predictions)).isCloseTo(expected, within(TOLERANCE));
  }

  private static double valueOf(BinaryMetric metric, List<Prediction> predictions) {
    ScoreCollector collector = ScoreCollector.of(Targets.of(Task.BINARY));
    for (Prediction prediction : predictions) {
      collector.add(prediction.margin(), prediction.label(), prediction.logLoss());
    }
    return metric.of((BinaryScores) collector.take(), BASELINES);
  }

  private static double share(List<Prediction> predictions, Predicate<Prediction> isCounted) {
    return (double) predictions.stream().filter(isCounted).count() / predictions.size();
  }

  /** Area under the curve by Mann and Whitney's rank sum, ties taking their mean rank. */
  private static double rankSumAuc(List<Prediction> predictions) {
    List<Prediction> sorted =
        predictions.stream().sorted(Comparator.comparingDouble(Prediction::margin)).toList();
    double positiveRanks = 0;
    int from = 0;
    while (from < sorted.size()) {
      int to = from;
      while (to < sorted.size() && sorted.get(to).margin() == sorted.get(from).margin()) {
        to++;
      }
      double meanRank = (from + 1 + to) / 2.0;
      positiveRanks +=
          meanRank * sorted.subList(from, to).stream().filter(p -> p.label() == 1).count();
      from = to;
    }
    double positives = predictions.stream().filter(p -> p.label() == 1).count();
    double negatives = predictions.size() - positives;
    return (positiveRanks - positives * (positives + 1) / 2) / (positives * negatives);
  }

  /** Returns the share of pairs of a positive and a negative that fall into one bin. */
  private static double sameBinPairs(List<Prediction> predictions) {
    double pairs = 0;
    double sameBin = 0;
    for (Prediction positive : predictions) {
      for (Prediction negative : predictions) {
        if (positive.label() == 1 && negative.label() == 0) {
          pairs++;
          sameBin +=
              ScoreHistogram.binOf(positive.margin()) == ScoreHistogram.binOf(negative.margin())
                  ? 1
                  : 0;
        }
      }
    }
    return sameBin / pairs;
  }
}
