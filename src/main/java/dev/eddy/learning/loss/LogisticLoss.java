package dev.eddy.learning.loss;

/**
 * Negative log likelihood of a label, 0 or 1, whose log odds are the margin: value log(1 + exp(m))
 * - y m, derivative sigmoid(m) - y. By {@link StrictMath}, because {@link Math#exp} may round
 * another way in the interpreter than in compiled code.
 */
public final class LogisticLoss extends ClassLoss {

  /** Finite and without cancellation for every finite margin: the exponent is never above 0. */
  @Override
  public double value(double margin, double label) {
    double wrongness = label == 0 ? margin : -margin;
    return Math.max(0, wrongness) + StrictMath.log1p(StrictMath.exp(-Math.abs(margin)));
  }

  /** Returns sigmoid(margin) - label, in [-1, 1]; no cancellation on the right side either. */
  @Override
  public double derivative(double margin, double label) {
    return label == 0 ? prediction(margin) : -prediction(-margin);
  }

  /** Takes one exponential for both. */
  @Override
  public void evaluate(
      int count, double[] margins, double[] labels, double[] values, double[] derivatives) {
    for (int e = 0; e < count; e++) {
      double wrongness = labels[e] == 0 ? margins[e] : -margins[e];
      double decay = StrictMath.exp(-Math.abs(wrongness));
      double share = (wrongness >= 0 ? 1 : decay) / (1 + decay);
      values[e] = Math.max(0, wrongness) + StrictMath.log1p(decay);
      derivatives[e] = labels[e] == 0 ? share : -share;
    }
  }

  /** Returns sigmoid(margin). */
  @Override
  public double prediction(double margin) {
    double decay = StrictMath.exp(-Math.abs(margin));
    return (margin >= 0 ? 1 : decay) / (1 + decay);
  }

  /** With z = y m the margin flows as z' = u / (1 + exp(z)), for a time of h. */
  @Override
  public double invariantStep(double margin, double label, double importance, double rateNorm) {
    double t = importance * rateNorm;
    if (t < 1e-12) {
      return importance * derivative(margin, label);
    }
    double z = sign(label) * margin;
    return -sign(label) * Invariance.logisticWay(z, t) / rateNorm;
  }
}
