package dev.eddy.learning.settings;

import java.util.Locale;

/** Ways to bring features to one scale. */
public enum Scaling {
  /** Values are used as they are. */
  NONE,
  /** Values are centred and divided by their running deviation. */
  STANDARDIZE,
  /** Values are brought to 0 to 1 by the least and the largest so far. */
  MIN_MAX;

  /** Returns the name that options use. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
