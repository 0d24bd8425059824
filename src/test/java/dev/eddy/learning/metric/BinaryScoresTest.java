package dev.eddy.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.loss.Task;
import dev.eddy.learning.metric.sums.Confusion;
import dev.eddy.learning.metric.sums.ScoreHistogram;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinaryScoresTest extends ScoresContract {

  @Override
  Task task() {
    return Task.BINARY;
  }

  @Override
  Task otherTask() {
    return Task.REGRESSION;
  }

  @Override
  List<Prediction> predictions(long seed, int count) {
    return Prediction.binary(seed, count);
  }

  @Override
  double lossOf(Prediction prediction) {
    return prediction.logLoss();
  }

  @Override
  void assertSameCounts(Scores actual, Scores expected) {
    BinaryScores one = (BinaryScores) actual;
    BinaryScores other = (BinaryScores) expected;
    assertThat(one.confusion()).isEqualTo(other.confusion());
    assertThat(one.histogram()).usingRecursiveComparison().isEqualTo(other.histogram());
    // Some 5,000 additions of numbers below 10, each off by at most one part in 2^53.
    assertThat(one.lossSum()).isCloseTo(other.lossSum(), within(1e-8));
    assertThat(one.brierSum()).isCloseTo(other.brierSum(), within(1e-8));
  }

  @Test
  void aMarginOfZeroPredictsOne() {
    ScoreCollector collector = ScoreCollector.of(Targets.of(Task.BINARY));
    collector.add(0.0, 1, 0);
    collector.add(-0.0, 0, 0);
    collector.add(-Double.MIN_VALUE, 1, 0);
    collector.add(-1, 0, 0);
    assertThat(((BinaryScores) collector.take()).confusion()).isEqualTo(new Confusion(1, 1, 1, 1));
  }

  @Test
  void theHistogramCountsEveryExampleOfEachClassOnce() {
    List<Prediction> predictions = predictions(7, 1000);
    BinaryScores scores =
        (BinaryScores) collect(ScoreCollector.of(Targets.of(task())), predictions);
    ScoreHistogram histogram = scores.histogram();
    for (int i = 0; i < histogram.bins().length; i++) {
      int bin = histogram.bins()[i];
      List<Prediction> inBin =
          predictions.stream().filter(p -> ScoreHistogram.binOf(p.margin()) == bin).toList();
      assertThat(histogram.positives()[i])
          .isEqualTo(inBin.stream().filter(p -> p.label() == 1).count());
      assertThat(histogram.negatives()[i])
          .isEqualTo(inBin.stream().filter(p -> p.label() == 0).count());
    }
    assertThat(Arrays.stream(histogram.positives()).sum())
        .isEqualTo(scores.confusion().positiveCount());
    assertThat(Arrays.stream(histogram.negatives()).sum())
        .isEqualTo(scores.confusion().negativeCount());
  }
}
