package dev.eddy.learning.metric.sums;

import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * How much less the model lost than a baseline on the same examples, step by step: the sums of a
 * paired comparison whose pairs are steps. With d(i) the gain of step i over its n(i) examples, the
 * gain of an example is the ratio r = sum d / sum n, and its variance that of a ratio of clusters
 * of unequal size (Cochran 1977, "Sampling Techniques", equation 2.46 without the finite
 * population): s^2 = m / (m - 1) sum (d - r n)^2 / (sum n)^2. Examples of a step may depend on each
 * other, steps are taken for independent.
 *
 * @param steps m, those with examples
 * @param examples sum of n
 * @param gain sum of d, positive where the model is better
 * @param gainSquares sum of d^2
 * @param gainByExamples sum of d n
 * @param exampleSquares sum of n^2
 */
public record PairedSums(
    long steps,
    long examples,
    double gain,
    double gainSquares,
    double gainByExamples,
    double exampleSquares) {

  /** From so many degrees of freedom on Student's t is taken for normal; it is .1 % off. */
  private static final int NORMAL_FROM = 1_000;

  private static final double UPPER_QUANTILE = .975;
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  /** Quantiles of Student's t by degrees of freedom, each sought once: 0 is not known yet. */
  private static final double[] QUANTILES = new double[NORMAL_FROM];

  /** Returns the sums of one step. */
  public static PairedSums ofStep(long examples, double gain) {
    double n = examples;
    return new PairedSums(1, examples, gain, gain * gain, gain * n, n * n);
  }

  /** Returns these sums and those of later steps. */
  public PairedSums plus(PairedSums later) {
    return new PairedSums(
        steps + later.steps,
        examples + later.examples,
        gain + later.gain,
        gainSquares + later.gainSquares,
        gainByExamples + later.gainByExamples,
        exampleSquares + later.exampleSquares);
  }

  /**
   * By how much the model is better than a baseline, in the mean of an example.
   *
   * @param mean the gain, positive where the model is better
   * @param low lower end of its 95 % confidence interval
   * @param high upper end
   * @param p how likely a gain as large is by chance where there is none, one-sided
   */
  public record Gain(double mean, double low, double high, double p) {}

  /**
   * Returns the gain by Student's t with m - 1 degrees of freedom; nothing of fewer than 2 steps.
   */
  public Optional<Gain> mean() {
    if (steps < 2) {
      return Optional.empty();
    }
    double ratio = gain / examples;
    double squares =
        Math.max(0, gainSquares - 2 * ratio * gainByExamples + ratio * ratio * exampleSquares);
    double error = Math.sqrt(squares * steps / (steps - 1)) / examples;
    if (!Double.isFinite(ratio) || !Double.isFinite(error)) {
      return Optional.empty();
    }
    double half = quantile() * error;
    return Optional.of(new Gain(ratio, ratio - half, ratio + half, chance(ratio, error)));
  }

  private double chance(double ratio, double error) {
    if (error == 0) {
      return ratio > 0 ? 0 : ratio < 0 ? 1 : .5;
    }
    double t = -ratio / error;
    return steps > NORMAL_FROM
        ? NORMAL.cumulativeProbability(t)
        : student().cumulativeProbability(t);
  }

  private double quantile() {
    if (steps > NORMAL_FROM) {
      return NORMAL.inverseCumulativeProbability(UPPER_QUANTILE);
    }
    int degrees = (int) steps - 1;
    // Whoever comes at the same time finds the same number.
    if (QUANTILES[degrees] == 0) {
      QUANTILES[degrees] = student().inverseCumulativeProbability(UPPER_QUANTILE);
    }
    return QUANTILES[degrees];
  }

  private TDistribution student() {
    // Without a generator: nothing is sampled.
    return new TDistribution(null, steps - 1.0);
  }
}
