package dev.eddy.learning.model;

/** A worker's copy of theta. */
public final class Replica {
  public Replica(LearnerSettings settings) {
    throw new UnsupportedOperationException(settings.toString());
  }

  /** Overwrites the coordinates of the delta. */
  public void apply(ThetaDelta delta) {
    throw new UnsupportedOperationException(delta.toString());
  }
}
