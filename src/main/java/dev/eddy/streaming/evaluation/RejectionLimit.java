package dev.eddy.streaming.evaluation;

import java.io.Serializable;

/**
 * How much of the input may be rejected before the stream counts as broken.
 *
 * @param share of the last records read that may be rejected, in (0, 1]; 1 for all of them
 * @param window how many records are looked back on, at least 1
 */
public record RejectionLimit(double share, int window) implements Serializable {
  /** Whatever is rejected, the job goes on. */
  public static final RejectionLimit NONE = new RejectionLimit(1, 1);

  public RejectionLimit {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be in (0, 1], was " + share);
    }
    if (window < 1) {
      throw new IllegalArgumentException("window must be >= 1, was " + window);
    }
  }

  boolean isNone() {
    return share == 1;
  }
}
