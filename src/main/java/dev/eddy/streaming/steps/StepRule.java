package dev.eddy.streaming.steps;

import java.io.Serializable;

/** What cuts a split's records into steps. */
public sealed interface StepRule extends Serializable permits CountSteps, TimeSteps {

  /** Returns a cutter that goes on where the state ends. */
  StepCutter cutter(StepState state, int stepBytesMax);
}
