package dev.eddy.streaming.loop;

import java.io.Serializable;

/**
 * What workers score of what they train.
 *
 * @param isOn whether anybody asks how well examples were predicted
 * @param frozenEvery trained examples from one frozen copy of the main model to the next, which is
 *     scored beside it; 0 for none
 */
public record Scoring(boolean isOn, long frozenEvery) implements Serializable {
  private static final Scoring STANDARD = new Scoring(true, 0);

  public Scoring {
    if (!isOn && frozenEvery > 0) {
      throw new IllegalArgumentException(
          "frozenEvery must be 0 where nothing is scored, was " + frozenEvery);
    }
  }

  /** Returns that the model is scored and nothing else. */
  public static Scoring standard() {
    return STANDARD;
  }
}
