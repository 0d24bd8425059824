package dev.eddy.streaming.server;

import dev.eddy.streaming.loop.Synchronization;

/** {@link SliceLoopTest} has what only this one promises. */
class SummedStepsTest extends SliceStepsContract {
  @Override
  Synchronization synchronization() {
    return Synchronization.sync();
  }
}
