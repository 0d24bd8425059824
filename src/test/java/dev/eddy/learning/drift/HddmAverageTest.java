package dev.eddy.learning.drift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HddmAverageTest extends DriftDetectorContract {

  @Override
  DriftDetectorType type() {
    return DriftDetectorType.HDDM_A;
  }

  @Override
  double falseAlarmsMax() {
    return 5;
  }

  @Override
  double delayMax() {
    return 80;
  }

  @Test
  void theBoundIsHoeffdingsOfTwoAverages() {
    // Up to the cut 100 values of mean .2; then k ones: the rise is (20 + k) / (100 + k) - .2, the
    // bound sqrt(k / (100 (100 + k)) / 2 ln 2000).
    HddmAverage detector = new HddmAverage();
    detector.add(.2, 100);
    int ones = 0;
    DriftSignal signal = DriftSignal.NONE;
    while (signal != DriftSignal.DRIFT) {
      signal = detector.add(1);
      ones++;
    }
    int expected = 1;
    while ((20.0 + expected) / (100 + expected) - .2
        < Math.sqrt(expected / (100.0 * (100 + expected)) / 2 * Math.log(2000))) {
      expected++;
    }
    assertThat(ones).isEqualTo(expected);
  }
}
