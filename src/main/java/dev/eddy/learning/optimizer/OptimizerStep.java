package dev.eddy.learning.optimizer;

/**
 * One step of an optimizer, as all coordinates see it.
 *
 * @param number of the step, from 1
 * @param rate the learning rate of this step, with all that the optimizer makes of it
 * @param exampleCount examples of the step, at least 1
 */
public record OptimizerStep(long number, double rate, int exampleCount) {}
