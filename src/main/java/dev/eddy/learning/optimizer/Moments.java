package dev.eddy.learning.optimizer;

import java.io.Serializable;

/**
 * How fast the optimizers whose memory fades forget, each with what it uses.
 *
 * @param momentum mu of momentum and nesterov, from 0 to below 1
 * @param rho of rmsprop: decay of the mean square, from 0 to below 1
 * @param beta1 of adam and amsgrad: decay of the mean gradient, from 0 to below 1, at most beta2
 * @param beta2 of adam and amsgrad: decay of the mean square, from 0 to below 1
 * @param epsilon of rmsprop, adam and amsgrad: added to the root, above 0 and at most 1
 */
public record Moments(double momentum, double rho, double beta1, double beta2, double epsilon)
    implements Serializable {
  private static final Moments DEFAULT = new Moments(0.9, 0.9, 0.9, 0.999, 1e-8);

  public Moments {
    requireFraction("momentum", momentum);
    requireFraction("rho", rho);
    requireFraction("beta1", beta1);
    requireFraction("beta2", beta2);
    if (beta1 > beta2) {
      // A weight without gradients would go on by steps that grow.
      throw new IllegalArgumentException("beta1 must be at most beta2 " + beta2 + ", was " + beta1);
    }
    if (!(epsilon > 0) || epsilon > 1) {
      throw new IllegalArgumentException("epsilon must be above 0 and at most 1, was " + epsilon);
    }
  }

  /** Returns what the papers recommend. */
  public static Moments ofPapers() {
    return DEFAULT;
  }

  /** Returns these with another momentum. */
  public Moments withMomentum(double other) {
    return new Moments(other, rho, beta1, beta2, epsilon);
  }

  /** Returns these with another rho. */
  public Moments withRho(double other) {
    return new Moments(momentum, other, beta1, beta2, epsilon);
  }

  /** Returns these with other betas. */
  public Moments withBetas(double first, double second) {
    return new Moments(momentum, rho, first, second, epsilon);
  }

  /** Returns these with another epsilon. */
  public Moments withEpsilon(double other) {
    return new Moments(momentum, rho, beta1, beta2, other);
  }

  private static void requireFraction(String name, double value) {
    if (!(value >= 0) || value >= 1) {
      throw new IllegalArgumentException(name + " must be from 0 to below 1, was " + value);
    }
  }
}
