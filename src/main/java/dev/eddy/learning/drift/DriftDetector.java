package dev.eddy.learning.drift;

/**
 * Watches whether the mean of a stream of numbers has risen. A function of the numbers alone: the
 * same ones give the same signals to the last bit, also through a restore.
 */
public interface DriftDetector {

  /** Takes one value. */
  default DriftSignal add(double value) {
    return add(value, 1);
  }

  /**
   * Takes the mean of some values that came together.
   *
   * @param mean from 0 to 1; {@link PageHinkley} takes any finite number
   * @param count how many values, 0 for none, which changes nothing
   */
  DriftSignal add(double mean, long count);

  /** Returns the state, with which {@link DriftDetectorType#restore} makes an equal detector. */
  DriftState state();
}
