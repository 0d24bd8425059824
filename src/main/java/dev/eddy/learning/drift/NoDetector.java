package dev.eddy.learning.drift;

/** Sees nothing and says nothing. */
final class NoDetector implements DriftDetector {

  @Override
  public DriftSignal add(double mean, long count) {
    return DriftSignal.NONE;
  }

  @Override
  public DriftState state() {
    return new DriftState(new long[0], new double[0]);
  }
}
