package dev.eddy.learning.metric.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.metric.sums.ScoreHistogram;
import dev.eddy.learning.metric.table.ReliabilityTable.Row;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReliabilityTableTest {
  private static final double TOLERANCE = 1e-12;

  @Test
  void rowsAreTheMeansOfTheirExamples() {
    for (int seed = 0; seed < 20; seed++) {
      RankedExamples examples = RankedExamples.random(new Random(seed), 30 + 50 * seed);
      ReliabilityTable table = ReliabilityTable.of(examples.histogram());
      double expectedError = 0;
      int found = 0;
      for (int row = 0; row < 10; row++) {
        double from = row / 10.0;
        double to = (row + 1) / 10.0;
        int[] inRow =
            IntStream.range(0, examples.count())
                .filter(i -> examples.probability(i) >= from && examples.probability(i) < to)
                .toArray();
        if (inRow.length > 0) {
          double mean = Arrays.stream(inRow).mapToDouble(examples::probability).sum();
          double share = Arrays.stream(inRow).mapToDouble(examples::label).sum();
          Row actual = table.rows().get(found++);
          assertThat(actual.from()).isEqualTo(from);
          assertThat(actual.count()).isEqualTo(inRow.length);
          assertThat(actual.meanProbability()).isCloseTo(mean / inRow.length, within(TOLERANCE));
          assertThat(actual.positiveShare()).isCloseTo(share / inRow.length, within(TOLERANCE));
          expectedError += Math.abs(mean - share) / examples.count();
        }
      }
      assertThat(table.rows()).hasSize(found);
      assertThat(table.calibrationError()).isCloseTo(expectedError, within(TOLERANCE));
    }
  }

  @Test
  void probabilitiesThatComeTrueHaveNoError() {
    // In the bin of margin 0 the probability is 1/2 but for half of a bin.
    ScoreHistogram fair = new ScoreHistogram(new int[] {2048}, new long[] {500}, new long[] {500});
    assertThat(ReliabilityTable.of(fair).calibrationError()).isCloseTo(0, within(1.0 / 1024));
    ScoreHistogram overconfident =
        new ScoreHistogram(new int[] {0, 4095}, new long[] {250, 250}, new long[] {250, 250});
    assertThat(ReliabilityTable.of(overconfident).calibrationError()).isCloseTo(0.5, within(1e-6));
  }

  @Test
  void oneClassAndNoExamples() {
    ScoreHistogram positives = new ScoreHistogram(new int[] {2048}, new long[] {3}, new long[] {0});
    assertThat(ReliabilityTable.of(positives).calibrationError())
        .isCloseTo(0.5, within(1.0 / 1024));
    ScoreHistogram none = new ScoreHistogram(new int[0], new long[0], new long[0]);
    assertThat(ReliabilityTable.of(none).rows()).isEmpty();
    assertThat(ReliabilityTable.of(none).calibrationError()).isNaN();
  }
}
