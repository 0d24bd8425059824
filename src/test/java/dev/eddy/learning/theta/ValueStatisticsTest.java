package dev.eddy.learning.theta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueStatisticsTest {
  @Test
  void mergedPartsGiveMeanAndDeviationOfTheWhole() {
    Random random = new Random(1);
    double[] values = random.doubles(10_000, 1e6, 1e6 + 10).toArray();
    double[] row = new double[ValueStatistics.COLUMNS];
    int from = 0;
    while (from < values.length) {
      int to = Math.min(values.length, from + random.nextInt(300));
      merge(row, Arrays.copyOfRange(values, from, to));
      from = to;
    }
    double mean = Arrays.stream(values).map(x -> x - 1e6).average().orElseThrow() + 1e6;
    double deviations = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();

    assertThat(row[0]).isEqualTo(values.length);
    // About 70 merges, each rounding a mean of 1e6 by up to 1e-10.
    assertThat(row[1]).isCloseTo(mean, within(1e-8));
    assertThat(row[2]).isCloseTo(deviations, within(1e-8 * deviations));
    assertThat(ValueStatistics.inverseDeviation(row, 0))
        .isCloseTo(1 / Math.sqrt(deviations / values.length), within(1e-8));
  }

  @Test
  void columnThatNeverChangesHasNoSpreadAndKeepsItsMeanExactly() {
    double[] row = new double[ValueStatistics.COLUMNS];
    for (int count = 1; count < 100; count++) {
      double[] same = new double[count];
      Arrays.fill(same, 0.1);
      merge(row, same);
    }
    assertThat(row[1]).isEqualTo(0.1);
    assertThat(ValueStatistics.inverseDeviation(row, 0)).isZero();
    assertThat(ValueStatistics.standardize(0.1, row[1], 0)).isZero();
  }

  @Test
  void roundingIsNoSpread() {
    double[] row = {1_000, 1e6, 1_000 * 1e-12}; // A deviation of 1e-6, 1e-12 of the mean.
    assertThat(ValueStatistics.inverseDeviation(row, 0)).isZero();
    row[2] = 1_000 * 1e-10;
    assertThat(ValueStatistics.inverseDeviation(row, 0)).isCloseTo(1e5, within(1e-6));
  }

  @Test
  void nothingSeenHasNoSpread() {
    assertThat(ValueStatistics.inverseDeviation(new double[3], 0)).isZero();
    double[] row = {2, 5, 8};
    merge(row, new double[0]);
    assertThat(row).containsExactly(2, 5, 8);
  }

  @Test
  void valueCountsInDeviationsFromTheMean() {
    assertThat(ValueStatistics.standardize(7, 5, 0.5)).isEqualTo(1);
    assertThat(ValueStatistics.standardize(3, 5, 0.5)).isEqualTo(-1);
  }

  @Test
  void indicatorStaysAnIndicator() {
    assertThat(ValueStatistics.standardize(1, 1, 0)).isEqualTo(1);
  }

  @Test
  void outlierCountsAsTenDeviations() {
    assertThat(ValueStatistics.standardize(1e6, 5, 0.5)).isEqualTo(10);
    assertThat(ValueStatistics.standardize(-1e6, 5, 0.5)).isEqualTo(-10);
    assertThat(ValueStatistics.standardize(24, 5, 0.5)).isEqualTo(9.5);
  }

  private static void merge(double[] row, double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double deviations = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    // A mean of equal values is that value, which a sum divided by a count may miss.
    double exact = Arrays.stream(values).distinct().count() == 1 ? values[0] : mean;
    new ValueStatistics(
            new double[] {values.length},
            new double[] {exact},
            new double[] {exact == mean ? deviations : 0})
        .mergeInto(row, 0, 0);
  }
}
