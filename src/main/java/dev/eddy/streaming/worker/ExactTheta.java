package dev.eddy.streaming.worker;

import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.loop.Replicas;
import dev.eddy.streaming.loop.ThetaInbox;
import dev.eddy.streaming.wire.Theta;

/** In step: step t is computed with exactly theta(t - D), and newer versions wait outside. */
final class ExactTheta implements ThetaGate {
  private static final long NONE = -1;

  private final int delay;
  private final ThetaInbox inbox;
  private final Replicas replicas;
  private long openStep = NONE;

  ExactTheta(LoopSettings settings) {
    delay = settings.learner().delay();
    inbox = new ThetaInbox(settings.sliceCount());
    replicas = new Replicas(settings);
  }

  @Override
  public void add(Theta theta) {
    inbox.add(theta);
  }

  @Override
  public void advance(long step) {
    if (inbox.has(versionFor(step))) {
      inbox.advance(replicas, versionFor(step));
      openStep = step;
    }
  }

  @Override
  public boolean isOpenFor(long step) {
    return step == openStep;
  }

  @Override
  public long version() {
    return openStep == NONE ? NONE : versionFor(openStep);
  }

  @Override
  public Replicas replicas() {
    return replicas;
  }

  private long versionFor(long step) {
    return Math.max(0, step - delay);
  }
}
