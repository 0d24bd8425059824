package dev.eddy.cli.tune;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.inference.TTest;

/**
 * How sure it is that a variant is worse than the best.
 *
 * @param pValue two-sided, of the paired t-test; empty when there is none
 * @param pairs how many pairs were compared
 * @param reason why there is no p-value, or empty
 */
record Comparison(OptionalDouble pValue, int pairs, String reason) {
  static final int PAIRS_MIN = 5;

  /**
   * Compares means over the same records: t = mean(d) / sqrt(var(d) / n) of the n differences d,
   * with n - 1 degrees of freedom (Student 1908).
   */
  static Comparison of(double[] means, double[] best) {
    if (means.length < PAIRS_MIN) {
      return none("there must be at least %d windows, were %d".formatted(PAIRS_MIN, means.length));
    }
    if (!areFinite(means) || !areFinite(best)) {
      return none("it must be defined in every window, was not");
    }
    // No difference at all would be 0 / 0.
    double p = Arrays.equals(means, best) ? 1 : new TTest().pairedTTest(means, best);
    return new Comparison(OptionalDouble.of(p), means.length, "");
  }

  /** Compares the blocks of windows of two runs. */
  static Comparison of(Measure measure, Windows run, Windows best, int blocksMax) {
    if (!run.haveRecordsOf(best)) {
      return none("its windows must hold the same records as the best one's, do not");
    }
    return of(run.means(measure, blocksMax), best.means(measure, blocksMax));
  }

  private static Comparison none(String reason) {
    return new Comparison(OptionalDouble.empty(), 0, reason);
  }

  private static boolean areFinite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }
}
