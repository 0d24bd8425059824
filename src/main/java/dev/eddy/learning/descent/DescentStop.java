package dev.eddy.learning.descent;

import java.util.Locale;

/** Why a descent has ended, or that it has not. */
public enum DescentStop {
  /** No pass was made. */
  NOT_STARTED,
  RUNNING,
  /** No coordinate's gradient was larger than the bound. */
  GRADIENT_NORM,
  /** The objective hardly fell any more. */
  LOSS_CHANGE,
  /** So many steps were allowed. */
  STEPS,
  /** No point along the direction was better: what is left is rounding. */
  LINE_SEARCH;

  /** Returns the name that the summary uses. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
