package dev.eddy.streaming.worker;

import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.loop.Replicas;
import dev.eddy.streaming.wire.Theta;
import java.util.Arrays;

/**
 * Out of step: a step is computed with whatever has come, if that is not too old. Each piece of
 * theta goes into the replica at once, so a worker may see a part of a step that others still work
 * on.
 */
final class NewestTheta implements ThetaGate {
  private static final long NONE = -1;

  private final long stalenessMax;
  private final Replicas replicas;
  private final long[] versions;
  private long version = NONE;

  /** Starts without theta: step t needs theta(t - stalenessMax) at least. */
  NewestTheta(LoopSettings settings) {
    stalenessMax = settings.synchronization().stalenessMax();
    replicas = new Replicas(settings);
    versions = new long[settings.sliceCount()];
    Arrays.fill(versions, NONE);
  }

  @Override
  public void add(Theta theta) {
    replicas.apply(theta.slice(), theta.delta());
    // After a start a slice comes in pieces; before its last one it is no version at all.
    if (theta.isComplete()) {
      versions[theta.slice()] = Math.max(versions[theta.slice()], theta.version());
      version = Arrays.stream(versions).min().orElse(NONE);
    }
  }

  @Override
  public void advance(long step) {}

  @Override
  public boolean isOpenFor(long step) {
    return version != NONE && step - version <= stalenessMax;
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public Replicas replicas() {
    return replicas;
  }
}
