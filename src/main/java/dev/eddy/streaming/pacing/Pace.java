package dev.eddy.streaming.pacing;

import dev.eddy.streaming.steps.StepRule;
import java.io.Serializable;
import java.time.Duration;

/**
 * How fast and in which portions the input is read.
 *
 * @param rule what cuts records into steps
 * @param stepBytesMax a step of a split ends early when its records and their keys reach this many
 *     bytes, so that what is buffered has a bound; a function of the records alone, like the rule
 * @param window W: a split is read at most W steps ahead of the theta it has heard of
 * @param sliceCount slices of theta that make a version whole
 * @param feedbackTimeout how long a source waits for its first theta before the job fails
 */
public record Pace(
    StepRule rule, int stepBytesMax, int window, int sliceCount, Duration feedbackTimeout)
    implements Serializable {

  public Pace {
    if (stepBytesMax < 1) {
      throw new IllegalArgumentException("stepBytesMax must be >= 1, was " + stepBytesMax);
    }
    if (window < 1) {
      throw new IllegalArgumentException("window must be >= 1, was " + window);
    }
  }
}
