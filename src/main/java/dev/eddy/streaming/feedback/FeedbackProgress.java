package dev.eddy.streaming.feedback;

import dev.eddy.streaming.wire.SplitMark;
import dev.eddy.streaming.wire.Theta;
import java.util.Arrays;

/** The newest version of theta that is whole on every slice. One thread advances, any may read. */
public final class FeedbackProgress {
  private static final long NONE = -1;

  private final long[] versions;
  private final long[] stepIds;
  private final boolean[] isDone;
  private volatile long version = NONE;
  private volatile long stepId = SplitMark.NO_STEP;
  private volatile boolean isAllDone;

  FeedbackProgress(int sliceCount) {
    versions = new long[sliceCount];
    Arrays.fill(versions, NONE);
    stepIds = new long[sliceCount];
    Arrays.fill(stepIds, SplitMark.NO_STEP);
    isDone = new boolean[sliceCount];
  }

  /** Notes a piece of theta and returns whether that moved the progress. */
  boolean advance(Theta theta) {
    int slice = theta.slice();
    if (theta.isComplete()) {
      versions[slice] = Math.max(versions[slice], theta.version());
      stepIds[slice] = Math.max(stepIds[slice], theta.stepId());
    }
    isDone[slice] |= theta.isDone();
    long least = Arrays.stream(versions).min().orElse(NONE);
    long leastId = Arrays.stream(stepIds).min().orElse(SplitMark.NO_STEP);
    boolean isEveryDone = true;
    for (boolean done : isDone) {
      isEveryDone &= done;
    }
    boolean moved = least > version || leastId > stepId || (isEveryDone && !isAllDone);
    version = least;
    stepId = leastId;
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

  /** Returns the id of the last step that is in theta on every slice. */
  public long stepId() {
    return stepId;
  }

  /** Whether the server has applied the last step of a bounded input. */
  public boolean isDone() {
    return isAllDone;
  }
}
