package dev.eddy.learning.metric.sums;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SigmoidTest {

  @Test
  void isTheLogisticFunctionWithinItsBound() {
    Random random = new Random(1);
    for (int i = 0; i < 200_000; i++) {
      double margin = random.nextDouble(-17, 17);
      assertClose(margin);
    }
  }

  @Test
  void isSoAtTheEdgesOfBinsAndBeyond() {
    for (int edge = -17 * 128; edge <= 17 * 128; edge++) {
      assertClose(edge / 128.0);
      assertClose(Math.nextDown(edge / 128.0));
    }
    for (double far : new double[] {40, 800, 1e9, Double.MAX_VALUE, Double.POSITIVE_INFINITY}) {
      assertClose(far);
      assertClose(-far);
    }
  }

  @Test
  void theMiddleOfABinIsCloseToAllOfIt() {
    for (int bin = 0; bin < ScoreHistogram.BIN_COUNT; bin++) {
      double from = bin / 128.0 - 16;
      assertThat(Sigmoid.ofBin(bin)).isCloseTo(exact(from), within(1.0 / 1024));
      assertThat(Sigmoid.ofBin(bin)).isCloseTo(exact(from + 1.0 / 128), within(1.0 / 1024));
    }
  }

  private static void assertClose(double margin) {
    double actual = Sigmoid.of(margin, ScoreHistogram.binOf(margin));
    // A plain comparison: half a million of AssertJ's take seconds.
    if (!(Math.abs(actual - exact(margin)) < 2e-15)) {
      assertThat(actual).as("sigmoid(%s)", margin).isCloseTo(exact(margin), within(2e-15));
    }
  }

  private static double exact(double margin) {
    return 1 / (1 + StrictMath.exp(-margin));
  }
}
