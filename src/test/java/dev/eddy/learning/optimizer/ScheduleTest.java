package dev.eddy.learning.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.optimizer.Schedule.Shape;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void firstStepHasTheBaseRateInEveryShape() {
    for (Shape shape : Shape.values()) {
      assertThat(Schedule.of(shape).factor(1)).isEqualTo(1);
    }
  }

  @Test
  void inverseScalingDividesByAPowerOfTheStep() {
    assertThat(Schedule.of(Shape.INVERSE_SCALING).factor(16)).isEqualTo(0.25);
    assertThat(new Schedule(Shape.INVERSE_SCALING, 2, 1, 1).factor(4)).isEqualTo(1.0 / 16);
  }

  @Test
  void exponentialDecaysSmoothlyAndStepByPeriods() {
    Schedule exponential = new Schedule(Shape.EXPONENTIAL, 1, 0.25, 2);
    Schedule step = new Schedule(Shape.STEP, 1, 0.25, 2);
    double[] smooth = {1, 0.5, 0.25, 0.125, 0.0625};
    double[] stairs = {1, 1, 0.25, 0.25, 0.0625};
    for (int t = 1; t <= 5; t++) {
      assertThat(exponential.factor(t)).isCloseTo(smooth[t - 1], within(1e-16));
      assertThat(step.factor(t)).isEqualTo(stairs[t - 1]);
    }
  }

  @Test
  void everyShapeStaysWithinItsBoundsForEver() {
    for (Shape shape : Shape.values()) {
      double before = 1;
      for (long t = 1; t > 0 && t < Long.MAX_VALUE / 3; t *= 3) {
        double factor = Schedule.of(shape).factor(t);
        assertThat(factor).isBetween(0.0, before);
        before = factor;
      }
    }
  }

  @Test
  void rateOfAStepFollowsTheSchedule() {
    OptimizerSettings sgd =
        new OptimizerSettings(OptimizerType.SGD, 0.5)
            .withSchedule(Schedule.of(Shape.INVERSE_SCALING));

    double[] weights = OptimizerContract.trajectory(sgd, -1, 0, 0, -1, 0, 0, 0, 0, -1);

    assertThat(weights[0]).isEqualTo(0.5);
    assertThat(weights[3]).isEqualTo(0.75);
    // A third is rounded.
    assertThat(weights[8]).isCloseTo(0.75 + 0.5 / 3, within(1e-15));
  }

  @Test
  void numbersOutsideTheirBoundsAreRefused() {
    assertThatThrownBy(() -> new Schedule(Shape.STEP, 0, 1, 1))
        .hasMessage("power must be above 0 and at most 10, was 0.0");
    assertThatThrownBy(() -> new Schedule(Shape.STEP, 1, 1.5, 1))
        .hasMessage("decay must be above 0 and at most 1, was 1.5");
    assertThatThrownBy(() -> new Schedule(Shape.STEP, 1, 1, 0))
        .hasMessage("period must be >= 1, was 0");
  }
}
