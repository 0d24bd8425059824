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
