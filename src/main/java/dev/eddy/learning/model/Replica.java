package dev.eddy.learning.model;

import dev.eddy.learning.optimizer.Optimizer;

/**
 * A worker's copy of theta. What a learner does not need has no array; the kernel reads the arrays
 * directly.
 */
public final class Replica {
  final double[] weights;
  final double[] scales;
  final double[] means;
  final double[] inverseDeviations;

  public Replica(LearnerSettings settings) {
    int dimension = settings.dimension();
    Optimizer optimizer = settings.createOptimizer();
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
