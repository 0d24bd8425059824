package dev.eddy.learning.loss;

/**
 * What an error costs, as a function of the margin theta . x, and how it changes with the margin.
 */
public interface Loss {

  /** Returns the loss of one example, finite and at least 0 for every finite margin. */
  double value(double margin, double label);

  /** Returns d loss / d margin. */
  double derivative(double margin, double label);

  /** Returns the prediction that the margin stands for: a probability, or the margin itself. */
  double prediction(double margin);

  /** Whether labels are classes (0 or 1) rather than numbers. */
  boolean isClassification();
}
