package dev.eddy.learning.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FoldIntervalTest {

  @Test
  void fiveFoldsByHand() {
    FoldInterval interval = FoldInterval.of(new double[] {1, 2, 3, 4, 5});
    assertThat(interval.mean()).isEqualTo(3);
    // s = sqrt(2.5), s / sqrt(5) = sqrt(.5); tables give t(.975, 4) = 2.776445.
    assertThat(interval.high()).isCloseTo(3 + 2.776445 * Math.sqrt(.5), within(1e-6));
    assertThat(interval.low()).isCloseTo(3 - 2.776445 * Math.sqrt(.5), within(1e-6));
  }

  @Test
  void twoFoldsHaveTheWidestQuantile() {
    // Tables give t(.975, 1) = 12.7062; s / sqrt(2) = .5.
    assertThat(FoldInterval.of(new double[] {1, 2}).high()).isCloseTo(1.5 + 6.3531, within(1e-4));
  }

  @Test
  void equalFoldsHaveNoWidth() {
    assertThat(FoldInterval.of(new double[] {.25, .25, .25}))
        .isEqualTo(new FoldInterval(.25, .25, .25));
  }

  @Test
  void oneValueHasNoInterval() {
    assertThatThrownBy(() -> FoldInterval.of(new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("perFold must be of at least 2 folds, was of 1");
  }
}
