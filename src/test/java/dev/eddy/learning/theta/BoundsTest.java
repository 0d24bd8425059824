package dev.eddy.learning.theta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {
  @ParameterizedTest
  @CsvSource({
    "1.5, 1.5",
    "-0.0, 0",
    "NaN, 0",
    "1e-40, 1e-40",
    "9.9e-41, 0",
    "-4.9e-324, 0",
    "1e40, 1e40",
    "1.1e40, 1e40",
    "-Infinity, -1e40",
    "Infinity, 1e40",
    "-7, -7"
  })
  void valueIsZeroOrOfASizeThatCanBeSquared(double x, double bounded) {
    assertThat(Bounds.value(x)).isEqualTo(bounded);
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "-1e60, -1e60", "1e61, 1e60", "-Infinity, -1e60", "Infinity, 1e60"})
  void marginLiesWithin1e60(double m, double bounded) {
    assertThat(Bounds.margin(m)).isEqualTo(bounded);
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "-1e100, -1e100", "1e101, 1e100", "-Infinity, -1e100"})
  void weightLiesWithin1e100(double w, double bounded) {
    assertThat(Bounds.weight(w)).isEqualTo(bounded);
  }
}
