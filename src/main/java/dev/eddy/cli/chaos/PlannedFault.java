package dev.eddy.cli.chaos;

import dev.eddy.cli.chaos.fault.FaultKind;
import java.util.Random;

/**
 * A fault to come.
 *
 * @param number from 1
 * @param seed of all that the fault leaves to chance: whom it hits, when, how long
 */
record PlannedFault(int number, FaultKind kind, long seed) {

  /** Returns the dice of this fault, at their first throw. */
  Random dice() {
    return new Random(seed);
  }
}
