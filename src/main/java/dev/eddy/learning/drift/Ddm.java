package dev.eddy.learning.drift;

/**
 * The drift detection method of Gama, Medas, Castillo and Rodrigues 2004, section 3: of a rate p of
 * errors in i examples the deviation is s = sqrt(p (1 - p) / i); where p + s was least lie p_min
 * and s_min. p + s at or above p_min + 2 s_min is a warning, at or above p_min + 3 s_min drift.
 * Nothing is said of the first 30 examples.
 */
final class Ddm implements DriftDetector {
  private static final long COUNT_MIN = 30;
  private static final double WARNING_DEVIATIONS = 2;
  private static final double DRIFT_DEVIATIONS = 3;

  private long count;
  private double errors;
  private double leastRate;
  private double leastDeviation;

  Ddm() {
    reset();
  }

  Ddm(DriftState state) {
    count = state.counts()[0];
    errors = state.values()[0];
    leastRate = state.values()[1];
    leastDeviation = state.values()[2];
  }

  @Override
  public DriftSignal add(double mean, long added) {
    count += added;
    errors += mean * added;
    if (added == 0 || count < COUNT_MIN) {
      return DriftSignal.NONE;
    }
    double rate = Math.min(1, errors / count);
    double deviation = Math.sqrt(rate * (1 - rate) / count);
    // Without an error so far there is no deviation, and the first one would be drift.
    if (errors > 0 && rate + deviation < leastRate + leastDeviation) {
      leastRate = rate;
      leastDeviation = deviation;
    }
    if (rate + deviation <= leastRate + leastDeviation) {
      return DriftSignal.NONE;
    }
    if (rate + deviation >= leastRate + DRIFT_DEVIATIONS * leastDeviation) {
      reset();
      return DriftSignal.DRIFT;
    }
    return rate + deviation >= leastRate + WARNING_DEVIATIONS * leastDeviation
        ? DriftSignal.WARNING
        : DriftSignal.NONE;
  }

  private void reset() {
    count = 0;
    errors = 0;
    leastRate = Double.POSITIVE_INFINITY;
    leastDeviation = Double.POSITIVE_INFINITY;
  }

  @Override
  public DriftState state() {
    return new DriftState(new long[] {count}, new double[] {errors, leastRate, leastDeviation});
  }
}
