package dev.eddy.learning.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdwinTest extends DriftDetectorContract {

  @Override
  DriftDetectorType type() {
    return DriftDetectorType.ADWIN;
  }

  @Override
  double falseAlarmsMax() {
    return 1;
  }

  @Override
  double delayMax() {
    return 80;
  }

  @Test
  void theWindowHoldsEveryValueInFewBuckets() {
    Random random = new Random(3);
    Adwin adwin = new Adwin(1e-9);
    double sum = 0;
    double squares = 0;
    for (int i = 1; i <= 5000; i++) {
      double value = random.nextDouble();
      adwin.add(value);
      sum += value;
      squares += value * value;
      DriftState state = adwin.state();
      assertThat(Arrays.stream(state.counts()).sum()).isEqualTo(i);
      // Five of each power of two at most.
      assertThat(state.counts().length)
          .isLessThanOrEqualTo(5 * (64 - Long.numberOfLeadingZeros(i)));
    }
    double sumOfBuckets = 0;
    double deviations = 0;
    DriftState state = adwin.state();
    for (int i = 0; i < state.counts().length; i++) {
      double mean = state.values()[2 * i] / state.counts()[i];
      sumOfBuckets += state.values()[2 * i];
      deviations += state.values()[2 * i + 1] + state.counts()[i] * Math.pow(mean - sum / 5000, 2);
    }
    assertThat(sumOfBuckets).isCloseTo(sum, within(1e-8));
    assertThat(deviations).isCloseTo(squares - sum * sum / 5000, within(1e-8));
  }

  @Test
  void afterADriftTheWindowIsOfTheNewMean() {
    Random random = new Random(4);
    Adwin adwin = new Adwin(Adwin.DELTA);
    for (int i = 0; i < 4000; i++) {
      adwin.add(error(random, i < 3000 ? .1 : .7));
    }
    DriftState state = adwin.state();
    long count = Arrays.stream(state.counts()).sum();
    double sum = 0;
    for (int i = 0; i < state.counts().length; i++) {
      sum += state.values()[2 * i];
    }
    assertThat(count).isBetween(900L, 1100L);
    assertThat(sum / count).isCloseTo(.7, within(.05));
  }
}
