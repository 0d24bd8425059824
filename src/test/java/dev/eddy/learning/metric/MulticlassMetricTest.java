package dev.eddy.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.loss.Target;
import dev.eddy.learning.metric.sums.ClassConfusion;
import dev.eddy.learning.metric.sums.LabelHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.junit.jupiter.api.Test;

/** Compares each metric with its definition, and with figures that scikit-learn documents. */
class MulticlassMetricTest {
  private static final double TOLERANCE = 1e-12;
  private static final ClassBaselineScores NO_BASELINES = ClassBaselineScores.none();

  /** One example: what the model said and what was true. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Scored(double[] probabilities, int label) {
    int rankOf(int k) {
      return IntStream.range(0, probabilities.length)
          .boxed()
          .sorted(Comparator.comparingDouble((Integer c) -> -probabilities[c]))
          .toList()
          .indexOf(k);
    }

    int predicted() {
      return IntStream.range(0, probabilities.length)
          .filter(k -> rankOf(k) == 0)
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void figuresOfTheDocumentationOfScikitLearn() {
    // sklearn.metrics.f1_score: y_true = [0, 1, 2, 0, 1, 2], y_pred = [0, 2, 1, 0, 0, 1].
    MulticlassScores scores = of(3, new int[] {0, 1, 2, 0, 1, 2}, new int[] {0, 2, 1, 0, 0, 1});

    // It prints 0.26 (macro: .8 / 3) and 0.26 (weighted); accuracy is 2 of 6.
    assertThat(MulticlassMetric.MACRO_F1.of(scores, NO_BASELINES))
        .isCloseTo(0.8 / 3, within(TOLERANCE));
    assertThat(MulticlassMetric.WEIGHTED_F1.of(scores, NO_BASELINES))
        .isCloseTo(0.8 / 3, within(TOLERANCE));
    assertThat(MulticlassMetric.ACCURACY.of(scores, NO_BASELINES))
        .isCloseTo(1.0 / 3, within(TOLERANCE));
    // sklearn.metrics.cohen_kappa_score of these labels is 0: chance hits 2 of 6 as well.
    assertThat(MulticlassMetric.KAPPA.of(scores, NO_BASELINES)).isCloseTo(0, within(TOLERANCE));
    // sklearn.metrics.confusion_matrix: y_true = [2, 0, 2, 2, 0, 1], y_pred = [0, 0, 2, 2, 0, 2]
    // gives [[2, 0, 0], [0, 0, 1], [1, 0, 2]].
    ClassConfusion confusion =
        of(3, new int[] {2, 0, 2, 2, 0, 1}, new int[] {0, 0, 2, 2, 0, 2}).confusion();
    assertThat(confusion.cells()).containsExactly(0, 5, 6, 8);
    assertThat(confusion.counts()).containsExactly(2, 1, 1, 2);
  }

  @Test
  void everyMetricIsItsDefinition() {
    for (int classCount : new int[] {2, 3, 7}) {
      List<Scored> examples = random(classCount, 500);
      Map<String, Double> metrics = evaluate(classCount, examples).metrics();
      int n = examples.size();
      double hits = examples.stream().filter(e -> e.predicted() == e.label()).count();
      double top = examples.stream().filter(e -> e.rankOf(e.label()) < 3).count();
      double macro = 0;
      double weighted = 0;
      double chance = 0;
      for (int k = 0; k < classCount; k++) {
        int c = k;
        double trues = examples.stream().filter(e -> e.label() == c).count();
        double predicted = examples.stream().filter(e -> e.predicted() == c).count();
        double both = examples.stream().filter(e -> e.label() == c && e.predicted() == c).count();
        macro += 2 * both / (trues + predicted) / classCount;
        weighted += trues / n * 2 * both / (trues + predicted);
        chance += trues * predicted / n / n;
      }

      assertThat(metrics.get("accuracy")).isCloseTo(hits / n, within(TOLERANCE));
      if (classCount > 3) {
        assertThat(metrics.get("top_3_accuracy")).isCloseTo(top / n, within(TOLERANCE));
      } else {
        assertThat(metrics).doesNotContainKey("top_3_accuracy");
      }
      assertThat(metrics.get("macro_f1")).isCloseTo(macro, within(TOLERANCE));
      assertThat(metrics.get("weighted_f1")).isCloseTo(weighted, within(TOLERANCE));
      assertThat(metrics.get("kappa"))
          .isCloseTo((hits / n - chance) / (1 - chance), within(TOLERANCE));
      assertThat(metrics.get("log_loss")).isCloseTo(0.25, within(TOLERANCE));
    }
  }

  @Test
  void moreFiguresOfTheDocumentationOfScikitLearn() {
    // sklearn.metrics.balanced_accuracy_score: y_true = [0, 1, 0, 0, 1, 0],
    // y_pred = [0, 1, 0, 0, 0, 1] gives 0.625.
    MulticlassScores two = of(2, new int[] {0, 1, 0, 0, 1, 0}, new int[] {0, 1, 0, 0, 0, 1});
    assertThat(MulticlassMetric.BALANCED_ACCURACY.of(two, NO_BASELINES))
        .isCloseTo(0.625, within(TOLERANCE));
    // sklearn.metrics.matthews_corrcoef: y_true = [+1, +1, +1, -1], y_pred = [+1, -1, +1, +1]
    // gives -0.33...
    MulticlassScores signs = of(2, new int[] {1, 1, 1, 0}, new int[] {1, 0, 1, 1});
    assertThat(MulticlassMetric.MCC.of(signs, NO_BASELINES)).isCloseTo(-1.0 / 3, within(TOLERANCE));
    // sklearn.metrics.f1_score: average='micro' of the first example above gives 0.33...
    MulticlassScores three = of(3, new int[] {0, 1, 2, 0, 1, 2}, new int[] {0, 2, 1, 0, 0, 1});
    assertThat(MulticlassMetric.MICRO_F1.of(three, NO_BASELINES))
        .isCloseTo(1.0 / 3, within(TOLERANCE));
  }

  @Test
  void balancedAccuracyMicroF1AndMccAreTheirDefinitions() {
    for (int classCount : new int[] {2, 3, 7}) {
      List<Scored> examples = random(classCount, 500);
      Map<String, Double> metrics = evaluate(classCount, examples).metrics();
      double truePositives = 0;
      double wrong = 0;
      double recalls = 0;
      double[][] labels = new double[classCount][];
      double[][] predictions = new double[classCount][];
      for (int k = 0; k < classCount; k++) {
        int c = k;
        labels[k] = examples.stream().mapToDouble(e -> e.label() == c ? 1 : 0).toArray();
        predictions[k] = examples.stream().mapToDouble(e -> e.predicted() == c ? 1 : 0).toArray();
        double both = examples.stream().filter(e -> e.label() == c && e.predicted() == c).count();
        recalls += both / Arrays.stream(labels[k]).sum();
        truePositives += both;
        wrong += examples.stream().filter(e -> (e.label() == c) != (e.predicted() == c)).count();
      }

      assertThat(metrics.get("balanced_accuracy"))
          .isCloseTo(recalls / classCount, within(TOLERANCE));
      assertThat(metrics.get("micro_f1"))
          .isCloseTo(2 * truePositives / (2 * truePositives + wrong), within(TOLERANCE));
      assertThat(metrics.get("mcc"))
          .isCloseTo(
              covariances(labels, predictions)
                  / Math.sqrt(covariances(labels, labels) * covariances(predictions, predictions)),
              within(TOLERANCE));
    }
  }

  @Test
  void kappaMComparesWithTheCommonestClass() {
    MulticlassScores scores = of(3, new int[] {0, 1, 2, 0}, new int[] {0, 1, 2, 1});
    ClassBaselineScores baselines = new ClassBaselineScores(4, 1, 2, 0);
    // (3/4 - 1/4) / (1 - 1/4), and against the last label (3/4 - 2/4) / (1 - 2/4).
    assertThat(MulticlassMetric.KAPPA_M.of(scores, baselines))
        .isCloseTo(2.0 / 3, within(TOLERANCE));
    assertThat(MulticlassMetric.KAPPA_T.of(scores, baselines)).isCloseTo(0.5, within(TOLERANCE));
  }

  /** Returns the sum over classes of the covariance of two indicators: Gorodkin's definition. */
  private static double covariances(double[][] one, double[][] other) {
    return IntStream.range(0, one.length)
        .mapToDouble(k -> new Covariance().covariance(one[k], other[k]))
        .sum();
  }

  @Test
  void baselinesAreTheCommonestTheLastAndTheShareOfEachClass() {
    LabelHistory history = LabelHistory.empty(3).plus(new double[][] {{2, 2, 1}, {0}});

    ClassBaselineScores scores =
        ClassBaselineScores.of(history, new double[][] {{2, 1, 1}, {0, 2}});

    assertThat(scores.majorityHits()).isEqualTo(2); // Two were seen twice.
    assertThat(scores.lastHits()).isEqualTo(2); // 1 after 1, and 0 after 0.
    assertThat(scores.baseRateLossSum())
        .isCloseTo(
            -2 * Math.log(3 / 7.0) - 2 * Math.log(2 / 7.0) - Math.log(2 / 7.0), within(TOLERANCE));
  }

  @Test
  void ofNoExamplesNothingIsKnown() {
    assertThat(evaluate(3, List.of()).metrics()).isEmpty();
  }

  @Test
  void scoresOfOtherClassesAreRefused() {
    ScoreTotals three = ScoreTotals.of(Target.ofClasses(3, true));
    Scores four = ScoreTotals.of(Target.ofClasses(4, true)).scores();

    assertThatThrownBy(() -> three.absorb(four))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("scores must be of 3 classes");
  }

  private static Evaluation evaluate(int classCount, List<Scored> examples) {
    Target target = Target.ofClasses(classCount, true);
    ScoreCollector collector = ScoreCollector.of(target);
    ScoreTotals totals = ScoreTotals.of(target);
    BaselineScores baselines = BaselineScores.none(target);
    for (int from = 0; from < examples.size(); from += 50) {
      examples
          .subList(from, from + 50)
          .forEach(e -> collector.add(e.probabilities(), e.label(), 0.25));
      totals.absorb(collector.take());
    }
    return Evaluation.of(target, totals.scores(), baselines);
  }

  private static MulticlassScores of(int classCount, int[] labels, int[] predictions) {
    ScoreCollector collector = ScoreCollector.of(Target.ofClasses(classCount, true));
    for (int i = 0; i < labels.length; i++) {
      double[] probabilities = new double[classCount];
      probabilities[predictions[i]] = 1;
      collector.add(probabilities, labels[i], 0);
    }
    return (MulticlassScores) collector.take();
  }

  private static List<Scored> random(int classCount, int count) {
    Random random = new Random(classCount);
    List<Scored> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] probabilities = random.doubles(classCount).toArray();
      int label = random.nextInt(classCount);
      probabilities[label] += 0.3;
      examples.add(new Scored(probabilities, label));
    }
    return examples;
  }
}
