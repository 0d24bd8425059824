package dev.eddy.learning.theta;

import dev.eddy.learning.optimizer.Optimizer;
import dev.eddy.learning.settings.LearnerSettings;

/**
 * A worker's copy of theta. What a learner does not need has no array; the kernel reads the arrays
 * directly.
 */
public final class Replica {
  private final double[] weights;
  private final double[] scales;
  private final double[] means;
  private final double[] inverseDeviations;

  public Replica(LearnerSettings settings) {
    int dimension = settings.model().dimension();
    Optimizer optimizer = settings.rule().optimizer();
    weights = new double[dimension];
    scales = new double[optimizer.needsScales() ? dimension : 0];
    means = new double[settings.isStandardized() ? dimension : 0];
    inverseDeviations = new double[settings.isStandardized() ? dimension : 0];
  }

  /** Overwrites the coordinates of the delta. */
  public void apply(ThetaDelta delta) {
    scatter(delta.coordinates(), delta.weights(), weights);
    scatter(delta.coordinates(), delta.scales(), scales);
    scatter(delta.coordinates(), delta.means(), means);
    scatter(delta.coordinates(), delta.inverseDeviations(), inverseDeviations);
  }

  /** Returns the weight of each coordinate: the array itself, for kernels to read. */
  public double[] weights() {
    return weights;
  }

  /** Returns the largest |x| so far of each coordinate: the array itself; empty if not needed. */
  public double[] scales() {
    return scales;
  }

  /** Returns the mean of each coordinate's values: the array itself; empty if not needed. */
  public double[] means() {
    return means;
  }

  /** Returns 1 / deviation of each coordinate: the array itself; empty if not needed. */
  public double[] inverseDeviations() {
    return inverseDeviations;
  }

  public int dimension() {
    return weights.length;
  }

  public double weight(int coordinate) {
    return weights[coordinate];
  }

  private static void scatter(int[] coordinates, double[] from, double[] to) {
    if (to.length == 0) {
      return;
    }
    for (int i = 0; i < from.length; i++) {
      to[coordinates[i]] = from[i];
    }
  }
}
