package dev.eddy.learning.drift;

/**
 * HDDM with the W-test (Frias-Blanco et al. 2015, section 3.2): exponentially weighted averages of
 * numbers from 0 to 1, one up to the cut, where average + bound was least, and one from it on, are
 * compared by McDiarmid's inequality, with the sum of the squared weights of each.
 */
final class HddmWeighted implements DriftDetector {
  /** The authors' weight of a new number. */
  static final double LAMBDA = .05;

  private static final double DRIFT_LOG = StrictMath.log(1 / HddmAverage.DRIFT_ALPHA);
  private static final double WARNING_LOG = StrictMath.log(1 / HddmAverage.WARNING_ALPHA);

  /**
   * A weighted average.
   *
   * @param squaredWeights sum of its weights squared, 0 before the first number
   */
  private record Average(double mean, double squaredWeights) {
    static final Average NONE = new Average(0, 0);

    boolean isEmpty() {
      return squaredWeights == 0;
    }

    /** Takes {@code count} equal numbers: what one after the other gives, in closed form. */
    Average plus(double value, long count, double lambda) {
      double keep = 1 - lambda;
      if (isEmpty()) {
        return new Average(value, 1).plus(value, count - 1, lambda);
      }
      double kept = StrictMath.pow(keep, (double) count);
      double squares = lambda * lambda * (1 - kept * kept) / (1 - keep * keep);
      return new Average(kept * mean + (1 - kept) * value, kept * kept * squaredWeights + squares);
    }
  }

  private final double lambda;
  private Average all = Average.NONE;
  private Average before = Average.NONE;
  private Average after = Average.NONE;
  private double cut = Double.POSITIVE_INFINITY;

  HddmWeighted(double lambda) {
    this.lambda = lambda;
  }

  HddmWeighted(double lambda, DriftState state) {
    this(lambda);
    double[] values = state.values();
    all = new Average(values[0], values[1]);
    before = new Average(values[2], values[3]);
    after = new Average(values[4], values[5]);
    cut = values[6];
  }

  @Override
  public DriftSignal add(double mean, long count) {
    if (count == 0) {
      return DriftSignal.NONE;
    }
    all = all.plus(mean, count, lambda);
    double upper = all.mean() + Math.sqrt(all.squaredWeights() * DRIFT_LOG / 2);
    if (upper < cut) {
      cut = upper;
      before = all;
      after = Average.NONE;
      return DriftSignal.NONE;
    }
    after = after.plus(mean, count, lambda);
    double rise = after.mean() - before.mean();
    double weights = before.squaredWeights() + after.squaredWeights();
    if (rise > Math.sqrt(weights * DRIFT_LOG / 2)) {
      all = Average.NONE;
      before = Average.NONE;
      after = Average.NONE;
      cut = Double.POSITIVE_INFINITY;
      return DriftSignal.DRIFT;
    }
    return rise > Math.sqrt(weights * WARNING_LOG / 2) ? DriftSignal.WARNING : DriftSignal.NONE;
  }

  @Override
  public DriftState state() {
    return new DriftState(
        new long[0],
        new double[] {
          all.mean(),
          all.squaredWeights(),
          before.mean(),
          before.squaredWeights(),
          after.mean(),
          after.squaredWeights(),
          cut
        });
  }
}
