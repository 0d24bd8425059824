package dev.eddy.learning.settings;

/** Ways to bring features to one scale. */
public enum Scaling {
  /** Values are used as they are. */
  NONE,
  /** Values are centred and divided by their running deviation. */
  STANDARDIZE
}
