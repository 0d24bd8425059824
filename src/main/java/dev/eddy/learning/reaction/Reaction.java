package dev.eddy.learning.reaction;

import java.util.Locale;

/** What follows an alarm of drift, by the names that options use. */
public enum Reaction {
  /** Nothing. */
  NONE,
  /** Steps are longer for a while. */
  BOOST,
  /** Most of what the accumulators of gradients have summed up is forgotten. */
  RESTART,
  /** A second model starts afresh and takes over when it is significantly better. */
  BACKGROUND;

  /** Returns the name that options use. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
