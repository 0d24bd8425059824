package dev.eddy.learning.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every scaler promises. */
abstract class ValueScalerContract {
  final ValueScaler scaler;

  ValueScalerContract(ValueScaler scaler) {
    this.scaler = scaler;
  }

  @Test
  void partsMergedInOrderAreTheWhole() {
    double[] values = new Random(1).doubles(10_000, -3, 10).toArray();
    double[] whole = newRow();
    merge(whole, values);
    Random cuts = new Random(2);
    double[] row = newRow();
    int from = 0;
    while (from < values.length) {
      int to = Math.min(values.length, from + cuts.nextInt(300));
      merge(row, Arrays.copyOfRange(values, from, to));
      from = to;
    }
    assertThat(row[0]).isEqualTo(values.length);
    // About 70 merges, each rounding in the last of 16 digits.
    assertThat(scaler.offset(row, 0)).isCloseTo(scaler.offset(whole, 0), within(1e-12));
    assertThat(scaler.factor(row, 0)).isCloseTo(scaler.factor(whole, 0), within(1e-12));
  }

  @Test
  void nothingSeenCountsAsAbsentAndChangesNothing() {
    double[] row = newRow();
    assertThat(scaler.factor(row, 0)).isZero();
    assertThat(scaler.scale(7, scaler.offset(row, 0), 0)).isZero();
    merge(row, 1, 2, 5);
    double[] before = row.clone();
    merge(row);
    assertThat(row).containsExactly(before);
  }

  @Test
  void columnThatNeverChangesCountsAsAbsent() {
    double[] row = newRow();
    for (int count = 1; count < 100; count++) {
      double[] same = new double[count];
      Arrays.fill(same, 0.1);
      merge(row, same);
    }
    assertThat(scaler.offset(row, 0)).isEqualTo(0.1);
    assertThat(scaler.factor(row, 0)).isZero();
    assertThat(scaler.scale(0.1, 0.1, 0)).isZero();
  }

  @Test
  void indicatorStaysAnIndicator() {
    double[] row = newRow();
    merge(row, 1, 1, 1);
    assertThat(scaler.scale(1, scaler.offset(row, 0), scaler.factor(row, 0))).isEqualTo(1);
  }

  @Test
  void extremesOfWhatAParserAdmitsStayFinite() {
    double[] extremes = {1e38, -1e38, 1e-38, -1e-38, 0, 1e-38 + 1e-53, 1e40, -1e40, 1};
    for (double one : extremes) {
      for (double other : extremes) {
        double[] row = newRow();
        merge(row, one);
        merge(row, other, one);
        double factor = scaler.factor(row, 0);
        assertThat(factor).isFinite();
        for (double x : extremes) {
          assertThat(scaler.scale(x, scaler.offset(row, 0), factor)).isFinite();
        }
      }
    }
  }

  @Test
  void otherColumnsOfARowAreLeftAlone() {
    double[] row = {7, 0, 0, 0, 7};
    ValueStatistics statistics = ValueStatistics.none().head(2);
    scaler.add(3, statistics, 1);
    scaler.add(5, statistics, 1);
    scaler.merge(statistics, 0, row, 1);
    assertThat(row).containsExactly(7, 0, 0, 0, 7);
    scaler.merge(statistics, 1, row, 1);
    assertThat(row[0]).isEqualTo(7);
    assertThat(row[1]).isEqualTo(2);
    assertThat(row[4]).isEqualTo(7);
    statistics.clear(1);
    assertThat(statistics.counts()).containsExactly(0, 0);
    assertThat(statistics.seconds()).containsExactly(0, 0);
  }

  static double[] newRow() {
    return new double[ValueStatistics.COLUMNS];
  }

  /** Merges the values as one step of one shard. */
  final void merge(double[] row, double... values) {
    ValueStatistics statistics = ValueStatistics.none().head(1);
    for (double value : values) {
      scaler.add(value, statistics, 0);
    }
    scaler.merge(statistics, 0, row, 0);
  }
}
