package dev.eddy.learning.drift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DdmTest extends DriftDetectorContract {

  @Override
  DriftDetectorType type() {
    return DriftDetectorType.DDM;
  }

  @Override
  double falseAlarmsMax() {
    return 5;
  }

  @Override
  double delayMax() {
    // Of a long past it takes 3 deviations of all of it: .3 n / (2000 + n) = 3 * .4 / sqrt(2000).
    return 350;
  }

  @Test
  void theLevelsAreTwoAndThreeDeviationsOfTheLeastRate() {
    Ddm detector = new Ddm();
    // 100 examples, 10 errors: p = .1, s = .03.
    assertThat(detector.add(.1, 100)).isEqualTo(DriftSignal.NONE);
    // 18 of 110 errors: p = .1636, s = .0353; p + s = .199 is above .1 + 3 s = .19.
    assertThat(detector.add(.8, 10)).isEqualTo(DriftSignal.DRIFT);
    Ddm slower = new Ddm();
    slower.add(.1, 100);
    // 15 of 110: p = .1364, s = .0327; p + s = .169 lies between .16 and .19.
    assertThat(slower.add(.5, 10)).isEqualTo(DriftSignal.WARNING);
    assertThat(slower.add(0, 10)).isEqualTo(DriftSignal.NONE);
  }
}
