package dev.eddy.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.loss.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class MulticlassScoresTest extends ScoresContract {
  private static final int CLASSES = 5;

  @Override
  Task task() {
    return Task.MULTICLASS;
  }

  @Override
  Task otherTask() {
    return Task.BINARY;
  }

  /** The label is a class, and the margin says how far the class before it lies ahead. */
  @Override
  List<Prediction> predictions(long seed, int count) {
    Random random = new Random(seed);
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      predictions.add(new Prediction(random.nextGaussian(), random.nextInt(CLASSES)));
    }
    return predictions;
  }

  @Override
  double lossOf(Prediction prediction) {
    return Math.abs(prediction.margin());
  }

  @Override
  Scores collect(ScoreCollector collector, List<Prediction> predictions) {
    for (Prediction prediction : predictions) {
      int label = (int) prediction.label();
      double[] probabilities = new double[CLASSES];
      probabilities[label] = 1;
      probabilities[(label + CLASSES - 1) % CLASSES] = 1 + prediction.margin();
      collector.add(probabilities, label, lossOf(prediction));
    }
    return collector.take();
  }

  @Override
  void assertSameCounts(Scores actual, Scores expected) {
    MulticlassScores one = (MulticlassScores) actual;
    MulticlassScores other = (MulticlassScores) expected;
    assertThat(one.topHits()).isEqualTo(other.topHits());
    assertThat(one.confusion()).usingRecursiveComparison().isEqualTo(other.confusion());
    // Some 5,000 additions of numbers below 10, each off by at most one part in 2^53.
    assertThat(one.lossSum()).isCloseTo(other.lossSum(), within(1e-8));
  }
}
