package dev.eddy.streaming.feedback;

import dev.eddy.streaming.wire.Theta;
import java.util.Arrays;

/** The newest version of theta that is whole on every slice. One thread advances, any may read. */
public final class FeedbackProgress {
  private static final long NONE = -1;

  private final long[] versions;
  private final boolean[] isDone;
  private volatile long version = NONE;
  private volatile boolean isAllDone;

  FeedbackProgress(int sliceCount) {
    versions = new long[sliceCount];
    Arrays.fill(versions, NONE);
    isDone = new boolean[sliceCount];
  }

  /** Notes a piece of theta and returns whether that moved the progress. */
  boolean advance(Theta theta) {
    int slice = theta.slice();
    if (theta.isComplete()) {
      versions[slice] = Math.max(versions[slice], theta.version());
    }
    isDone[slice] |= theta.isDone();
    long least = Arrays.stream(versions).min().orElse(NONE);
    boolean isEveryDone = true;
    for (boolean done : isDone) {
      isEveryDone &= done;
    }
    boolean moved = least > version || (isEveryDone && !isAllDone);
    version = least;
    isAllDone = isEveryDone;
    return moved;
  }

  /** Whether any whole version was heard of yet. */
  public boolean hasVersion() {
    return version != NONE;
  }

  /** Returns v when theta(v) is whole: steps 0 to v - 1 are in it. -1 before the first. */
  public long version() {
    return version;
  }

  /** Whether the server has applied the last step of a bounded input. */
  public boolean isDone() {
    return isAllDone;
  }
}
