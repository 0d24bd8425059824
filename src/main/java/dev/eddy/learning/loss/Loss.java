package dev.eddy.learning.loss;

/**
 * What an error costs, as a function of the margin theta . x, and how it changes with the margin.
 */
public interface Loss extends LabelRule {

  /** Returns the loss of one example, finite and at least 0 for margins and labels within 1e100. */
  double value(double margin, double label);

  /** Returns d loss / d margin. */
  double derivative(double margin, double label);

  /**
   * Computes {@link #value} and {@link #derivative} of the first {@code count} examples, to the bit
   * as one by one.
   */
  default void evaluate(
      int count, double[] margins, double[] labels, double[] values, double[] derivatives) {
    for (int e = 0; e < count; e++) {
      values[e] = value(margins[e], labels[e]);
      derivatives[e] = derivative(margins[e], labels[e]);
    }
  }

  /** Whether the derivative has a bound whatever the margin. */
  boolean hasBoundedDerivative();

  /** Returns the prediction that the margin stands for: a probability, or the margin itself. */
  double prediction(double margin);

  /**
   * Returns what metrics compare with labels: the margin of classes, whose sign and rank they look
   * at, and the prediction of numbers.
   */
  default double score(double margin) {
    return margin;
  }

  /**
   * Returns d such that w_i -= d r_i x_i is the step of an example that weighs {@code importance}:
   * that of many small steps (see {@link Invariance}) where the loss knows them in closed form,
   * else importance * derivative.
   *
   * @param importance at least 0
   * @param rateNorm sum over the example's values of r_i x_i^2, at least 0
   */
  default double invariantStep(double margin, double label, double importance, double rateNorm) {
    return importance * derivative(margin, label);
  }

  /** Returns what labels are. */
  Task task();

  /**
   * Returns the square of the margin's unit as far as one label tells it: 1 for classes, whose
   * margin is a pure number, and label squared for numbers, whose margin is measured as the label
   * is.
   */
  double unitSquare(double label);
}
