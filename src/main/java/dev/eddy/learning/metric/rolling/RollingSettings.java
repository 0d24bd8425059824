package dev.eddy.learning.metric.rolling;

import java.io.Serializable;

/**
 * Which evaluations there are beside those of a window and of everything.
 *
 * @param slidingWindows windows that the sliding evaluation is over, 0 for none
 * @param fadingFactor how much an example weighs compared with the one after it, above 0 and at
 *     most 1; with 1 there is no fading evaluation
 */
public record RollingSettings(int slidingWindows, double fadingFactor) implements Serializable {

  /** Most windows that the sliding evaluation may be over: each is kept in memory. */
  public static final int SLIDING_WINDOWS_MAX = 100;

  private static final RollingSettings NONE = new RollingSettings(0, 1);

  public RollingSettings {
    if (slidingWindows < 0 || slidingWindows > SLIDING_WINDOWS_MAX) {
      throw new IllegalArgumentException(
          "slidingWindows must be from 0 to %d, was %d"
              .formatted(SLIDING_WINDOWS_MAX, slidingWindows));
    }
    if (!(fadingFactor > 0 && fadingFactor <= 1)) {
      throw new IllegalArgumentException(
          "fadingFactor must be above 0 and at most 1, was " + fadingFactor);
    }
  }

  /** Returns the settings of those who want neither. */
  public static RollingSettings none() {
    return NONE;
  }

  boolean isSliding() {
    return slidingWindows > 0;
  }

  boolean isFading() {
    return fadingFactor < 1;
  }

  /** Whether there is any such evaluation. */
  public boolean isNone() {
    return !isSliding() && !isFading();
  }
}
