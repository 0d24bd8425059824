package dev.eddy.learning.drift;

/** What a detector says after a value. */
public enum DriftSignal {
  /** Nothing has changed, as far as the detector can tell. */
  NONE,
  /** The mean may have risen. */
  WARNING,
  /** The mean has risen; the detector forgets what came before, or a part of it. */
  DRIFT
}
