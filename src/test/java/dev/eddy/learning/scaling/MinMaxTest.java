package dev.eddy.learning.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.settings.Scaling;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class MinMaxTest extends ValueScalerContract {
  MinMaxTest() {
    super(ValueScaler.of(Scaling.MIN_MAX));
  }

  /** River (commit 000b637), the documentation of MinMaxScaler, by six digits, not all rounded. */
  @Test
  void figuresOfRiver() {
    double[] values = {
      10.557707193831535, 8.100043020890668, 9.100117273476478, 8.892842952595291, 10.94588485665605
    };
    double[] expected = {0, 0, 0.406920, 0.322582, 1};
    double[] row = newRow();
    for (int i = 0; i < values.length; i++) {
      merge(row, values[i]);
      assertThat(scaler.scale(values[i], scaler.offset(row, 0), scaler.factor(row, 0)))
          .isCloseTo(expected[i], within(1e-6));
    }
  }

  @Test
  void leastIsZeroLargestIsOneAndTheRestBetweenThem() {
    double[] row = newRow();
    merge(row, 5, 2);
    merge(row, 4);
    merge(row, 10, 3);
    assertThat(row).containsExactly(5, 2, 10);
    assertThat(scaled(2, row)).isZero();
    assertThat(scaled(6, row)).isEqualTo(0.5);
    assertThat(scaled(10, row)).isEqualTo(1);
  }

  @Test
  void valueOutsideTheRangeCountsAsItsEnd() {
    double[] row = newRow();
    merge(row, -1, 3);
    assertThat(scaled(-7, row)).isZero();
    assertThat(scaled(1e38, row)).isEqualTo(1);
    merge(row, 7);
    assertThat(scaled(3, row)).isEqualTo(0.5);
  }

  /** A row starts with zeros, which are no values. */
  @Test
  void zerosOfAnEmptyRowAreNotInTheRange() {
    double[] row = newRow();
    merge(row, 5, 7);
    assertThat(row).containsExactly(2, 5, 7);
    row = newRow();
    merge(row, -5, -7);
    assertThat(row).containsExactly(2, -7, -5);
  }

  @Test
  void indicatorWithZerosIsItself() {
    double[] row = newRow();
    merge(row, 1, 0, 1);
    assertThat(scaled(0, row)).isZero();
    assertThat(scaled(1, row)).isEqualTo(1);
  }

  @Test
  void orderOfTheShardsDoesNotChangeABit() {
    double[] values = new Random(7).doubles(100).toArray();
    double[] forth = newRow();
    double[] back = newRow();
    for (int i = 0; i < values.length; i++) {
      merge(forth, values[i]);
      merge(back, values[values.length - 1 - i]);
    }
    assertThat(forth).containsExactly(back);
    assertThat(forth[1]).isEqualTo(DoubleStream.of(values).min().orElseThrow());
  }

  private double scaled(double x, double[] row) {
    return scaler.scale(x, scaler.offset(row, 0), scaler.factor(row, 0));
  }
}
