package dev.eddy.learning.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.settings.Scaling;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StandardizationTest extends ValueScalerContract {
  StandardizationTest() {
    super(ValueScaler.of(Scaling.STANDARDIZE));
  }

  @Test
  void mergedPartsGiveMeanAndDeviationOfTheWhole() {
    Random random = new Random(1);
    double[] values = random.doubles(10_000, 1e6, 1e6 + 10).toArray();
    double[] row = newRow();
    int from = 0;
    while (from < values.length) {
      int to = Math.min(values.length, from + random.nextInt(300));
      merge(row, Arrays.copyOfRange(values, from, to));
      from = to;
    }
    double mean = Arrays.stream(values).map(x -> x - 1e6).average().orElseThrow() + 1e6;
    double deviations = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();

    assertThat(row[0]).isEqualTo(values.length);
    // About 10,000 additions and 70 merges, each rounding a mean of 1e6 by up to 1e-10.
    assertThat(row[1]).isCloseTo(mean, within(1e-8));
    assertThat(row[2]).isCloseTo(deviations, within(1e-8 * deviations));
    assertThat(scaler.factor(row, 0))
        .isCloseTo(1 / Math.sqrt(deviations / values.length), within(1e-8));
  }

  /**
   * River (commit 000b637), the documentation of StandardScaler.transform_many, by six digits, not
   * all rounded.
   */
  @Test
  void figuresOfRiver() {
    double[][] columns = {
      {
        10.557707193831535, 9.100117273476478, 10.94588485665605,
        11.568718270819382, 9.687687278741082, 8.874551899214413
      },
      {
        8.100043020890668, 8.892842952595291, 10.706797949691644,
        8.347755330517664, 8.119188877752281, 10.021421152413449
      }
    };
    double[][] expected = {
      {0.444600, -1.044259, 0.841106, 1.477301, -0.444084, -1.274664},
      {-0.933384, -0.138809, 1.679208, -0.685117, -0.914195, 0.992296}
    };
    for (int column = 0; column < columns.length; column++) {
      double[] row = newRow();
      merge(row, Arrays.copyOf(columns[column], 3));
      merge(row, Arrays.copyOfRange(columns[column], 3, 6));
      for (int i = 0; i < 6; i++) {
        assertThat(scaler.scale(columns[column][i], scaler.offset(row, 0), scaler.factor(row, 0)))
            .isCloseTo(expected[column][i], within(1e-6));
      }
    }
  }

  @Test
  void roundingIsNoSpread() {
    double[] row = {1_000, 1e6, 1_000 * 1e-12}; // A deviation of 1e-6, 1e-12 of the mean.
    assertThat(scaler.factor(row, 0)).isZero();
    row[2] = 1_000 * 1e-10;
    assertThat(scaler.factor(row, 0)).isCloseTo(1e5, within(1e-6));
  }

  @Test
  void valueCountsInDeviationsFromTheMean() {
    assertThat(scaler.scale(7, 5, 0.5)).isEqualTo(1);
    assertThat(scaler.scale(3, 5, 0.5)).isEqualTo(-1);
  }

  @Test
  void outlierCountsAsTenDeviations() {
    assertThat(scaler.scale(1e6, 5, 0.5)).isEqualTo(10);
    assertThat(scaler.scale(-1e6, 5, 0.5)).isEqualTo(-10);
    assertThat(scaler.scale(24, 5, 0.5)).isEqualTo(9.5);
  }
}
