package dev.eddy.learning.theta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctFeaturesTest {
  @Test
  void halfOfTheCoordinatesAreTouchedByLog2TimesAsManyFeatures() {
    DistinctFeatures half = DistinctFeatures.of(1 << 17, 1 << 18);
    assertThat(half.features()).isEqualTo(Math.round((1 << 18) * Math.log(2)));
    assertThat(half.collisions()).isEqualTo(half.features() - (1 << 17));
  }

  @Test
  void noneAndOneAreThemselves() {
    for (int coordinateCount : new int[] {1, 2, 1024, 1 << 28}) {
      assertThat(DistinctFeatures.of(0, coordinateCount)).isEqualTo(new DistinctFeatures(0, 0));
      assertThat(DistinctFeatures.of(1, coordinateCount)).isEqualTo(new DistinctFeatures(1, 0));
    }
  }

  /**
   * The deviation is sqrt(B (e^t - t - 1)) for a load t = n / B (Whang et al. 1990, theorem 1 with
   * section 4); four of them.
   */
  @ParameterizedTest
  @ValueSource(ints = {100, 3_000, 20_000, 65_536, 131_072, 200_000})
  void estimateIsWithinFourDeviationsOfTheNumberOfHashedFeatures(int featureCount) {
    int coordinateCount = 1 << 16;
    Random hash = new Random(featureCount);
    BitSet touched = new BitSet(coordinateCount);
    for (int i = 0; i < featureCount; i++) {
      touched.set(hash.nextInt(coordinateCount));
    }
    DistinctFeatures estimate = DistinctFeatures.of(touched.cardinality(), coordinateCount);
    double load = (double) featureCount / coordinateCount;
    double deviation = Math.sqrt(coordinateCount * (Math.exp(load) - load - 1));
    assertThat((double) estimate.features()).isCloseTo(featureCount, within(4 * deviation + 1));
    assertThat(estimate.collisions()).isEqualTo(estimate.features() - touched.cardinality());
  }

  @Test
  void allTouchedIsFinite() {
    DistinctFeatures all = DistinctFeatures.of(1024, 1024);
    // B ln B = 7,098: what it takes to leave one.
    assertThat(all.features()).isBetween(7_000L, 7_098L);
    assertThat(DistinctFeatures.of(2, 2).features()).isEqualTo(2);
  }

  @Test
  void moreTouchedThanThereAreIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DistinctFeatures.of(5, 4))
        .withMessage("touchedCount must be from 0 to 4, was 5");
  }
}
