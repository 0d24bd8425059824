package dev.eddy.learning.drift;

/**
 * HDDM with the A-test (Frias-Blanco et al. 2015, section 3.1): two averages of numbers from 0 to
 * 1, that of all of them and that up to the cut, where average + Hoeffding's bound was least, are
 * compared by Hoeffding's inequality. As in the authors' program the bound of the comparison takes
 * ln(2 / alpha), that of the cut ln(1 / alpha).
 */
final class HddmAverage implements DriftDetector {
  /** The authors' confidence of drift. */
  static final double DRIFT_ALPHA = .001;

  /** The authors' confidence of a warning. */
  static final double WARNING_ALPHA = .005;

  private static final double CUT_LOG = StrictMath.log(1 / DRIFT_ALPHA);
  private static final double DRIFT_LOG = StrictMath.log(2 / DRIFT_ALPHA);
  private static final double WARNING_LOG = StrictMath.log(2 / WARNING_ALPHA);

  private long count;
  private double sum;
  private long cutCount;
  private double cutSum;

  HddmAverage() {}

  HddmAverage(DriftState state) {
    count = state.counts()[0];
    cutCount = state.counts()[1];
    sum = state.values()[0];
    cutSum = state.values()[1];
  }

  @Override
  public DriftSignal add(double mean, long added) {
    if (added == 0) {
      return DriftSignal.NONE;
    }
    count += added;
    sum += mean * added;
    if (cutCount == 0 || upper(cutSum, cutCount) >= upper(sum, count)) {
      cutCount = count;
      cutSum = sum;
    }
    double rise = sum / count - cutSum / cutCount;
    double share = (double) (count - cutCount) / cutCount / count;
    if (count > cutCount && rise >= Math.sqrt(share / 2 * DRIFT_LOG)) {
      count = 0;
      sum = 0;
      cutCount = 0;
      cutSum = 0;
      return DriftSignal.DRIFT;
    }
    return count > cutCount && rise >= Math.sqrt(share / 2 * WARNING_LOG)
        ? DriftSignal.WARNING
        : DriftSignal.NONE;
  }

  private static double upper(double sum, long count) {
    return sum / count + Math.sqrt(CUT_LOG / (2.0 * count));
  }

  @Override
  public DriftState state() {
    return new DriftState(new long[] {count, cutCount}, new double[] {sum, cutSum});
  }
}
