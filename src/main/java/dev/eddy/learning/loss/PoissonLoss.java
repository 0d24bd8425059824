package dev.eddy.learning.loss;

/**
 * Counts whose logarithm the margin predicts: half the Poisson deviance (McCullagh & Nelder 1989,
 * section 6.2), value exp(m) - y m - (y - y ln y), which is 0 where exp(m) = y; derivative exp(m) -
 * y. It differs from the negative log likelihood by a function of y alone.
 *
 * <p>Beyond a margin of 138.5 exp goes on as its tangent, so that everything stays convex, smooth
 * and within bounds: derivatives within 2e60, as those of squared loss, and squares of rates
 * finite.
 */
public final class PoissonLoss implements Loss {
  /** Its exp is about 1.4e60: above every label, so that the loss has its minimum below it. */
  private static final double MARGIN_MAX = 138.5;

  private static final double RATE_MAX = StrictMath.exp(MARGIN_MAX);

  @Override
  public double value(double margin, double label) {
    double saturated = label > 0 ? label - label * StrictMath.log(label) : 0;
    // Rounding may leave a little less than nothing at the minimum.
    return Math.max(0, prediction(margin) - label * margin - saturated);
  }

  @Override
  public double derivative(double margin, double label) {
    return (margin > MARGIN_MAX ? RATE_MAX : StrictMath.exp(margin)) - label;
  }

  /** Returns the expected count, exp(margin). */
  @Override
  public double prediction(double margin) {
    return margin > MARGIN_MAX ? RATE_MAX * (1 + (margin - MARGIN_MAX)) : StrictMath.exp(margin);
  }

  /** Metrics compare counts with counts. */
  @Override
  public double score(double margin) {
    return prediction(margin);
  }

  @Override
  public boolean hasBoundedDerivative() {
    return false;
  }

  @Override
  public Task task() {
    return Task.REGRESSION;
  }

  @Override
  public boolean isLabel(double raw) {
    return raw >= 0 && raw <= NumberLoss.LABEL_MAX;
  }

  @Override
  public String labelRule() {
    return "a number from 0 to 1e60";
  }

  @Override
  public double labelOf(double raw) {
    return raw;
  }

  /** Returns 1: the margin is a logarithm, a pure number. */
  @Override
  public double unitSquare(double label) {
    return 1;
  }
}
