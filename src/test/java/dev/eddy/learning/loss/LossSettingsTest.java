package dev.eddy.learning.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossSettingsTest {
  @Test
  void classesWeighWhatIsSaidAndElseOne() {
    LossSettings plain = LossSettings.of(LossType.LOGISTIC);
    LossSettings weighted = plain.withClassWeights(List.of(0.5, 4.0));

    assertThat(plain.classWeightArray()).isEmpty();
    assertThat(weighted.classWeightArray()).containsExactly(0.5, 4);
  }

  @ParameterizedTest
  @CsvSource({"SMOOTH_HINGE,1", "HUBER,1", "QUANTILE,.5", "EPSILON_INSENSITIVE,.1"})
  void parametersHaveTheDefaultsOfTheOptions(LossType type, double expected) {
    assertThat(LossSettings.of(type).parameter()).isEqualTo(expected);
  }

  @Test
  void theParameterReachesTheLoss() {
    LossSettings quantile = LossSettings.of(LossType.QUANTILE).withParameter(0.9);

    assertThat(quantile.create().derivative(0, 1)).isEqualTo(-0.9);
  }

  @ParameterizedTest
  @CsvSource({"QUANTILE,1", "QUANTILE,0", "HUBER,-1", "HUBER,NaN", "EPSILON_INSENSITIVE,1e60"})
  void parametersOutOfRangeAreRefused(LossType type, double parameter) {
    assertThatThrownBy(() -> LossSettings.of(type).withParameter(parameter))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("parameter of " + type + " must be above 0 and below ")
        .hasMessageEndingWith("was " + parameter);
  }

  @Test
  void aLossWithoutAParameterTakesNone() {
    assertThatThrownBy(() -> LossSettings.of(LossType.HINGE).withParameter(1))
        .hasMessage("parameter must be absent for hinge, was 1.0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, 1.1e6})
  void weightsOutOfRangeAreRefused(double weight) {
    LossSettings plain = LossSettings.of(LossType.LOGISTIC);

    assertThatThrownBy(() -> plain.withClassWeights(List.of(1.0, weight)))
        .hasMessage("classWeights must be above 0 and at most 1e6, was " + weight);
  }

  @Test
  void numbersHaveNoClassesToWeigh() {
    assertThatThrownBy(() -> LossSettings.of(LossType.HUBER).withClassWeights(List.of(1.0, 2.0)))
        .hasMessage("classWeights must be absent for huber, were [1.0, 2.0]");
  }
}
