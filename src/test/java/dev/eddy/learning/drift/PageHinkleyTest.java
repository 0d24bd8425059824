package dev.eddy.learning.drift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageHinkleyTest extends DriftDetectorContract {

  @Override
  DriftDetectorType type() {
    return DriftDetectorType.PAGE_HINKLEY;
  }

  @Override
  double falseAlarmsMax() {
    return 3;
  }

  @Override
  double delayMax() {
    return 250;
  }

  @Test
  void theAlarmIsRaisedWhereTheSumIsAboveTheThreshold() {
    PageHinkley detector = new PageHinkley(0, 5);
    double mean = 0;
    double sum = 0;
    int expected = 0;
    for (int i = 1; expected == 0; i++) {
      double value = i <= 40 ? 0 : 1;
      mean += (value - mean) / i;
      sum += value - mean;
      expected = sum > 5 ? i : 0; // The least sum is 0.
    }
    int alarm = 0;
    for (int i = 1; alarm == 0; i++) {
      alarm = detector.add(i <= 40 ? 0 : 1) == DriftSignal.DRIFT ? i : 0;
    }
    assertThat(alarm).isEqualTo(expected).isEqualTo(46);
  }
}
