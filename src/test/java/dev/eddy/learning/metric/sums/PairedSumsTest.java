package dev.eddy.learning.metric.sums;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.metric.sums.PairedSums.Gain;
import java.util.Random;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.TTest;
import org.junit.jupiter.api.Test;

class PairedSumsTest {

  @Test
  void withStepsOfOneSizeItIsThePairedTTestOfTheirMeans() {
    Random random = new Random(1);
    int steps = 40;
    int examples = 25;
    double[] model = random.doubles(steps, .2, .5).toArray();
    double[] baseline = random.doubles(steps, .2, .6).toArray();
    PairedSums sums = PairedSums.ofStep(examples, examples * (baseline[0] - model[0]));
    for (int i = 1; i < steps; i++) {
      sums = sums.plus(PairedSums.ofStep(examples, examples * (baseline[i] - model[i])));
    }
    Gain gain = sums.mean().orElseThrow();
    double expected = StatUtils.meanDifference(baseline, model);
    double error = Math.sqrt(StatUtils.varianceDifference(baseline, model, expected) / steps);
    double half = new TDistribution(steps - 1).inverseCumulativeProbability(.975) * error;
    assertThat(expected).isPositive();
    assertThat(gain.mean()).isCloseTo(expected, within(1e-12));
    assertThat(gain.low()).isCloseTo(expected - half, within(1e-12));
    assertThat(gain.high()).isCloseTo(expected + half, within(1e-12));
    // Commons Math asks whether they differ, this whether the model is better.
    assertThat(gain.p()).isCloseTo(new TTest().pairedTTest(baseline, model) / 2, within(1e-12));
  }

  @Test
  void stepsOfUnequalSizeAreClustersOfARatio() {
    long[] sizes = {1, 10, 3, 50};
    double[] gains = {1, -2, 2.5, 20};
    PairedSums sums = PairedSums.ofStep(sizes[0], gains[0]);
    for (int i = 1; i < sizes.length; i++) {
      sums = sums.plus(PairedSums.ofStep(sizes[i], gains[i]));
    }
    double ratio = 21.5 / 64;
    double squares = 0;
    for (int i = 0; i < sizes.length; i++) {
      squares += Math.pow(gains[i] - ratio * sizes[i], 2);
    }
    double error = Math.sqrt(4.0 / 3 * squares) / 64;
    Gain gain = sums.mean().orElseThrow();
    assertThat(gain.mean()).isCloseTo(ratio, within(1e-15));
    // t(.975, 3) = 3.182446 (Student 1908's table, as printed everywhere).
    assertThat(gain.high() - ratio).isCloseTo(3.182446 * error, within(1e-6));
  }

  @Test
  void theIntervalHoldsTheTruthAsOftenAsItSays() {
    Random random = new Random(2);
    int held = 0;
    for (int run = 0; run < 1_000; run++) {
      PairedSums sums = PairedSums.ofStep(5, .5 + random.nextGaussian());
      for (int step = 1; step < 30; step++) {
        int size = 1 + random.nextInt(9);
        sums = sums.plus(PairedSums.ofStep(size, .1 * size + random.nextGaussian()));
      }
      Gain gain = sums.mean().orElseThrow();
      held += gain.low() <= .1 && .1 <= gain.high() ? 1 : 0;
    }
    assertThat(held).isBetween(925, 975);
  }

  @Test
  void whatIsSureNeedsNoTableAndOneStepSaysNothing() {
    PairedSums step = PairedSums.ofStep(4, 2);
    assertThat(step.mean()).isEmpty();
    assertThat(step.plus(step).mean()).contains(new Gain(.5, .5, .5, 0));
    PairedSums even = PairedSums.ofStep(4, 0);
    assertThat(even.plus(even).mean()).contains(new Gain(0, 0, 0, .5));
    PairedSums overflow = PairedSums.ofStep(1, 1e308);
    assertThat(overflow.plus(overflow).mean()).isEmpty();
  }

  @Test
  void beyondAThousandStepsTheNormalIsCloseEnough() {
    PairedSums sums = PairedSums.ofStep(1, 1);
    for (int step = 1; step < 1_000; step++) {
      sums = sums.plus(PairedSums.ofStep(1, step % 3));
    }
    double before = sums.mean().orElseThrow().high();
    double after = sums.plus(PairedSums.ofStep(1, 1)).mean().orElseThrow().high();
    assertThat(after).isCloseTo(before, within(.001));
  }
}
