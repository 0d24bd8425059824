package dev.eddy.streaming.loop;

import dev.eddy.learning.theta.Replica;
import dev.eddy.streaming.wire.Theta;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/** Versions of theta that have come back and are not in the replica yet. */
public final class ThetaInbox {
  private final List<Queue<Theta>> slices = new ArrayList<>();
  private final long[] completeVersions;

  public ThetaInbox(int sliceCount) {
    completeVersions = new long[sliceCount];
    Arrays.fill(completeVersions, -1);
    for (int slice = 0; slice < sliceCount; slice++) {
      slices.add(new ArrayDeque<>());
    }
  }

  public void add(Theta theta) {
    slices.get(theta.slice()).add(theta);
    if (theta.isComplete()) {
      completeVersions[theta.slice()] = Math.max(completeVersions[theta.slice()], theta.version());
    }
  }

  /** Whether theta(version) is whole. */
  public boolean has(long version) {
    for (long complete : completeVersions) {
      if (complete < version) {
        return false;
      }
    }
    return true;
  }

  /** Brings the replica to theta(version); nothing newer gets in. */
  public void advance(Replica replica, long version) {
    advance(piece -> replica.apply(piece.delta()), version);
  }

  /** Brings all models' replicas to theta(version); nothing newer gets in. */
  public void advance(Replicas replicas, long version) {
    advance(piece -> replicas.apply(piece.slice(), piece.delta()), version);
  }

  private void advance(Consumer<Theta> output, long version) {
    for (Queue<Theta> pieces : slices) {
      while (!pieces.isEmpty() && pieces.peek().version() <= version) {
        output.accept(pieces.remove());
      }
    }
  }
}
