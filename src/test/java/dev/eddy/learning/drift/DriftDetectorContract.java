package dev.eddy.learning.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every detector, on errors (0 or 1) that are drawn with a known rate. */
abstract class DriftDetectorContract {
  private static final int STATIONARY_LENGTH = 100_000;
  private static final int STATIONARY_COUNT = 3;
  private static final int CHANGE_COUNT = 60;
  private static final int BEFORE_CHANGE = 2_000;
  private static final int AFTER_CHANGE = 2_000;

  abstract DriftDetectorType type();

  /** Returns how many alarms per 100,000 errors of a constant rate are few. */
  abstract double falseAlarmsMax();

  /** Returns within how many errors in the mean a rise of the rate from .2 to .5 is found. */
  abstract double delayMax();

  @Test
  void alarmsAreRareWhereTheRateStays() {
    int alarms = 0;
    for (int stream = 0; stream < STATIONARY_COUNT; stream++) {
      Random random = new Random(stream);
      DriftDetector detector = type().create();
      for (int i = 0; i < STATIONARY_LENGTH; i++) {
        alarms += detector.add(error(random, .2)) == DriftSignal.DRIFT ? 1 : 0;
      }
    }
    assertThat((double) alarms / STATIONARY_COUNT).isLessThanOrEqualTo(falseAlarmsMax());
  }

  @Test
  void aRiseIsFoundAndSoonAfterItCame() {
    long delays = 0;
    int found = 0;
    for (int seed = 0; seed < CHANGE_COUNT; seed++) {
      Random random = new Random(1000 + seed);
      DriftDetector detector = type().create();
      for (int i = 0; i < BEFORE_CHANGE; i++) {
        detector.add(error(random, .2));
      }
      for (int i = 1; i <= AFTER_CHANGE; i++) {
        if (detector.add(error(random, .5)) == DriftSignal.DRIFT) {
          delays += i;
          found++;
          break;
        }
      }
    }
    assertThat(found).isEqualTo(CHANGE_COUNT);
    assertThat((double) delays / found).isLessThanOrEqualTo(delayMax());
  }

  @Test
  void aSecondRiseIsFoundAfterTheFirst() {
    Random random = new Random(5);
    DriftDetector detector = type().create();
    int[] alarms = new int[3];
    double[] rates = {.05, .35, .8};
    for (int part = 0; part < 3; part++) {
      for (int i = 0; i < 3000; i++) {
        alarms[part] += detector.add(error(random, rates[part])) == DriftSignal.DRIFT ? 1 : 0;
      }
    }
    assertThat(alarms[1]).isPositive();
    assertThat(alarms[2]).isPositive();
  }

  @Test
  void aFallOfTheRateIsNoAlarm() {
    for (int seed = 0; seed < 10; seed++) {
      Random random = new Random(2000 + seed);
      DriftDetector detector = type().create();
      int alarms = 0;
      for (int i = 0; i < 2000; i++) {
        detector.add(error(random, .6));
      }
      for (int i = 0; i < 500; i++) {
        alarms += detector.add(error(random, .1)) == DriftSignal.DRIFT ? 1 : 0;
      }
      assertThat(alarms).as("seed %d", seed).isZero();
    }
  }

  @Test
  void aConstantNeverAlarms() {
    for (double constant : new double[] {0, .3, 1}) {
      DriftDetector detector = type().create();
      for (int i = 0; i < 3000; i++) {
        assertThat(detector.add(constant)).isEqualTo(DriftSignal.NONE);
      }
    }
  }

  @Test
  void noValuesChangeNothing() {
    DriftDetector detector = type().create();
    detector.add(.25, 4);
    DriftState before = detector.state();
    assertThat(detector.add(1, 0)).isEqualTo(DriftSignal.NONE);
    assertThat(detector.state()).isEqualTo(before);
  }

  @Test
  void meansOfStepsRaiseTheAlarmToo() {
    Random random = new Random(7);
    DriftDetector detector = type().create();
    int early = 0;
    int late = 0;
    for (int step = 0; step < 400; step++) {
      int count = 1 + random.nextInt(60);
      double errors = 0;
      for (int i = 0; i < count; i++) {
        errors += error(random, step < 200 ? .2 : .5);
      }
      boolean isDrift = detector.add(errors / count, count) == DriftSignal.DRIFT;
      early += isDrift && step < 200 ? 1 : 0;
      late += isDrift && step >= 200 ? 1 : 0;
    }
    assertThat(early).isLessThanOrEqualTo(earlyAlarmsMax());
    assertThat(late).isPositive();
  }

  /** Returns how many alarms 200 steps of a constant rate may raise. */
  int earlyAlarmsMax() {
    return 0;
  }

  @Test
  void aRestoreChangesNoBit() {
    Random random = new Random(9);
    DriftDetector through = type().create();
    DriftDetector restored = type().create();
    int alarms = 0;
    for (int i = 0; i < 4000; i++) {
      double rate = i % 1000 < 500 ? .1 : .6;
      double error = error(random, rate);
      int count = 1 + random.nextInt(2);
      DriftSignal signal = through.add(error, count);
      assertThat(restored.add(error, count)).isEqualTo(signal);
      restored = type().restore(restored.state());
      assertThat(restored.state()).isEqualTo(through.state());
      alarms += signal == DriftSignal.DRIFT ? 1 : 0;
    }
    assertThat(alarms).isGreaterThan(2);
  }

  static double error(Random random, double rate) {
    return random.nextDouble() < rate ? 1 : 0;
  }
}
