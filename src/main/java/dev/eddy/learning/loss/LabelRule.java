package dev.eddy.learning.loss;

/** Which labels of an input are understood, and as what. */
public interface LabelRule {

  /** Whether an input's label is one that is understood; {@link #labelOf} translates it. */
  boolean isLabel(double raw);

  /** Returns the rule of {@link #isLabel} for a message: {@code label must be ...}. */
  String labelRule();

  /** Returns the label that an input's label stands for: of -1 and 1 for two classes, 0 and 1. */
  double labelOf(double raw);
}
