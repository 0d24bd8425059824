package dev.eddy.learning.optimizer;

/**
 * FTRL-Proximal (McMahan et al. 2013, algorithm 1) on the sums of a step: sigma = (sqrt(n + sum of
 * g^2) - sqrt(n)) / alpha; z += (sum of g) - sigma w; n += sum of g^2; then w = 0 where |z| <= l1,
 * else w = -(z - sign(z) l1) / ((beta + sqrt(n)) / alpha + l2). With one example a step it is the
 * paper's; several count as if they had come one by one at the same w.
 *
 * <p>Many examples that agree would throw a weight far, so steps have a {@link StepBound}: where n
 * does not keep (sum of g)^2, z takes in only that part of the sum that moves w as if it did.
 *
 * <p>A row is weight, alpha z, n. With alpha in it a row without l1 and l2 stands for the same
 * weight whatever the rate, which may change between two starts, and no sum divides by alpha.
 */
final class FtrlProximal implements Optimizer {
  private final double alpha;
  private final double beta;
  private final double alphaL1;
  private final double alphaL2;
  private final StepBound bound;

  FtrlProximal(OptimizerSettings settings, StepBound bound) {
    this.bound = bound;
    alpha = settings.learningRate();
    beta = settings.beta();
    alphaL1 = alpha * settings.penalty().l1();
    alphaL2 = alpha * settings.penalty().l2();
  }

  @Override
  public int accumulatorCount() {
    return 2;
  }

  @Override
  public boolean needsSquares() {
    return true;
  }

  @Override
  public double rate(StepTotals totals, int exampleCount) {
    return alpha;
  }

  @Override
  public void begin(double[] rows, int at) {
    // The z that says the weight given.
    rows[at + 1] = -rows[at] * divisor(rows[at + 2]) - Math.signum(rows[at]) * alphaL1;
  }

  @Override
  public void update(
      double[] rows,
      int at,
      OptimizerStep step,
      double gradientSum,
      double squareSum,
      double largestValue) {
    double before = rows[at + 2];
    double after = bound.squares(before, gradientSum, squareSum);
    double underRoot = bound.underRoot(before, gradientSum, squareSum);
    double part = underRoot > after ? divisor(after) / divisor(underRoot) : 1;
    double sigma = Math.sqrt(after) - Math.sqrt(before);
    rows[at + 1] = finite(rows[at + 1] + alpha * part * gradientSum - sigma * rows[at]);
    rows[at + 2] = after;
    refresh(rows, at);
  }

  @Override
  public boolean hasAdditiveRows() {
    return true;
  }

  @Override
  public boolean canRestart() {
    return true;
  }

  @Override
  public boolean followsRate() {
    return false;
  }

  @Override
  public void restart(double[] rows, int at, double kept) {
    rows[at + 2] *= kept;
    begin(rows, at);
  }

  @Override
  public void refresh(double[] rows, int at) {
    double z = rows[at + 1];
    double beyond = Math.abs(z) - alphaL1;
    rows[at] = beyond > 0 ? -Math.copySign(beyond, z) / divisor(rows[at + 2]) : 0;
  }

  @Override
  public double relativeRate(double[] rows, int at) {
    return 1 / (beta + Math.sqrt(rows[at + 2]));
  }

  private double divisor(double squares) {
    return beta + Math.sqrt(squares) + alphaL2;
  }

  private static double finite(double z) {
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, z));
  }
}
