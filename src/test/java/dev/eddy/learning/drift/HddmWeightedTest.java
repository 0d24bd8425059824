package dev.eddy.learning.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HddmWeightedTest extends DriftDetectorContract {

  @Override
  DriftDetectorType type() {
    return DriftDetectorType.HDDM_W;
  }

  @Override
  double falseAlarmsMax() {
    return 20;
  }

  @Override
  double delayMax() {
    return 60;
  }

  @Test
  void manyEqualValuesAreAsOneAfterTheOther() {
    HddmWeighted together = new HddmWeighted(HddmWeighted.LAMBDA);
    HddmWeighted oneByOne = new HddmWeighted(HddmWeighted.LAMBDA);
    double[] values = {.2, .1, .3};
    for (double value : values) {
      together.add(value, 7);
      for (int i = 0; i < 7; i++) {
        oneByOne.add(value);
      }
    }
    // The average of all and its squared weights; the cut may lie within a step.
    for (int i = 0; i < 2; i++) {
      assertThat(together.state().values()[i])
          .isCloseTo(oneByOne.state().values()[i], within(1e-12));
    }
  }
}
