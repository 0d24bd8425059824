package dev.eddy.learning.optimizer;

/**
 * One step of the optimizer, as all coordinates see it. The two times are on the clock by which
 * penalised weights decay: see {@link StepTotals#rateSum}.
 *
 * @param number of the step, from 1
 * @param rate the learning rate of this step, with all that the optimizer makes of it
 * @param exampleCount examples of the step, at least 1
 * @param startTime time before the step
 * @param endTime time after the step, finite and at least the start's
 */
public record OptimizerStep(
    long number, double rate, int exampleCount, double startTime, double endTime) {

  /** Returns this step with its rate multiplied. */
  public OptimizerStep boosted(double factor) {
    return new OptimizerStep(number, rate * factor, exampleCount, startTime, endTime);
  }

  /** Returns a step that takes no time. */
  public OptimizerStep(long number, double rate, int exampleCount) {
    this(number, rate, exampleCount, 0, 0);
  }
}
