package dev.eddy.learning.reaction;

import java.io.Serializable;

/**
 * How a model that learns in the background is tried.
 *
 * @param examplesMin examples that it trains before it may take over, at least 0
 * @param examplesMax examples after which it is dropped, above {@code examplesMin}
 * @param significance how likely a gain like the one that lets it take over may be by chance, above
 *     0 and at most .5
 */
public record TrialSettings(int examplesMin, int examplesMax, double significance)
    implements Serializable {
  /** Examples before it may take over. */
  public static final int EXAMPLES_MIN = 500;

  /** Examples of a whole trial. */
  public static final int EXAMPLES_MAX = 10_000;

  /** Looked at after each step, so smaller than what a single look would call for. */
  public static final double SIGNIFICANCE = .001;

  private static final TrialSettings STANDARD =
      new TrialSettings(EXAMPLES_MIN, EXAMPLES_MAX, SIGNIFICANCE);

  public TrialSettings {
    if (examplesMin < 0) {
      throw new IllegalArgumentException("examplesMin must be >= 0, was " + examplesMin);
    }
    if (examplesMax <= examplesMin) {
      throw new IllegalArgumentException(
          "examplesMax must be above examplesMin (%d), was %d".formatted(examplesMin, examplesMax));
    }
    if (!(significance > 0 && significance <= .5)) {
      throw new IllegalArgumentException(
          "significance must be above 0 and at most 0.5, was " + significance);
    }
  }

  /** Returns the defaults. */
  public static TrialSettings standard() {
    return STANDARD;
  }
}
