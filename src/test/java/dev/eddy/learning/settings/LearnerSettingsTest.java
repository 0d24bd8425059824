package dev.eddy.learning.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.learning.Learners;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.Nag;
import dev.eddy.learning.optimizer.OptimizerType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnerSettingsTest {
  @Test
  void interceptIsTheCoordinateAfterTheFeatures() {
    LearnerSettings settings = settings(18, 0.5, 0);

    assertThat(settings.model().dimension()).isEqualTo((1 << 18) + 1);
    assertThat(settings.model().intercept()).isEqualTo(1 << 18);
    assertThat(settings.rule().optimizer()).isInstanceOf(Nag.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 29})
  void bitsMustBeInOneTo28(int bits) {
    assertThatThrownBy(() -> settings(bits, 0.5, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bits must be in 1 to 28, was " + bits);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.5, Double.NaN, 1.1e100, Double.POSITIVE_INFINITY})
  void learningRateMustBeAboveZeroAndFinite(double rate) {
    assertThatThrownBy(() -> settings(18, rate, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("learningRate must be above 0 and at most 1e100, was " + rate);
  }

  @Test
  void delayMustNotBeNegative() {
    assertThatThrownBy(() -> settings(18, 0.5, -1)).hasMessage("delay must be >= 0, was -1");
  }

  @Test
  void twentyEightBitsOfOneWeightAreAllowedAndOfManyAreNot() {
    assertThat(settings(28, 0.5, 0).model().dimension()).isEqualTo((1 << 28) + 1);
    assertThatThrownBy(() -> ModelSettings.ofClasses(ModelType.SOFTMAX, 28, true, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bits must leave room for the 10 weights of each coordinate in 2^31, was 28");
  }

  @Test
  void onlySoftmaxReportsALogLossOfManyClasses() {
    LearnerSettings linear = settings(4, 0.5, 0);

    assertThat(linear.target().lossName()).isEqualTo("log_loss");
    assertThat(linear.withModel(classes(ModelType.SOFTMAX)).target().lossName())
        .isEqualTo("log_loss");
    assertThat(linear.withModel(classes(ModelType.ONE_VS_REST)).target().lossName())
        .isEqualTo("loss");
  }

  private static ModelSettings classes(ModelType type) {
    return ModelSettings.ofClasses(type, 4, true, 3);
  }

  private static LearnerSettings settings(int bits, double rate, int delay) {
    return Learners.linear(bits, true, LossType.LOGISTIC, OptimizerType.NAG, rate, false, delay);
  }
}
