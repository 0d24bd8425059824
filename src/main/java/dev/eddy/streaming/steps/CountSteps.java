package dev.eddy.streaming.steps;

import dev.eddy.learning.example.StepRamp;

/**
 * Steps by count: step t of a split is its next records, as many as the ramp says.
 *
 * @param ramp how many records a step has, given the number of splits
 */
public record CountSteps(StepRamp ramp) implements StepRule {

  @Override
  public StepCutter cutter(StepState state, int stepBytesMax) {
    return new CountCutter(state, ramp, stepBytesMax);
  }
}
