package dev.eddy.cli.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final double[] BEST = {.5, .25, .75, 1, 0};

  @Test
  void thePValueIsThatOfStudentsTestOnTheDifferences() {
    // Differences 1 to 5: mean 3, variance 5/2, t = 3 / sqrt(5/2 / 5) = sqrt(18). With 4 degrees of
    // freedom F(t) = 1/2 + 3/8 u (1 - u^2 / 12), u = t / sqrt(1 + t^2 / 4) = 6 / sqrt(11), and so
    // p = 2 (1 - F) = 1 - 36 / (11 sqrt(11)) = .0132356.
    double[] means = {1.5, 2.25, 3.75, 5, 5};
    Comparison comparison = Comparison.of(means, BEST);
    assertThat(comparison.pValue().orElseThrow())
        .isCloseTo(1 - 36 / (11 * Math.sqrt(11)), within(1e-10))
        .isCloseTo(.0132356, within(1e-7));
    assertThat(comparison.pairs()).isEqualTo(5);
    assertThat(comparison.reason()).isEmpty();
  }

  @Test
  void noDifferenceAtAllIsNoEvidence() {
    assertThat(Comparison.of(BEST.clone(), BEST).pValue()).hasValue(1);
  }

  @Test
  void fewWindowsOrUndefinedOnesGiveNoPValueAndTheReason() {
    Comparison few = Comparison.of(new double[4], new double[4]);
    assertThat(few.pValue()).isEmpty();
    assertThat(few.reason()).isEqualTo("there must be at least 5 windows, were 4");
    Comparison undefined = Comparison.of(new double[] {1, 2, 3, 4, Double.NaN}, BEST);
    assertThat(undefined.pValue()).isEmpty();
    assertThat(undefined.reason()).isEqualTo("it must be defined in every window, was not");
  }
}
