package dev.eddy.streaming.pacing;

import dev.eddy.streaming.wire.RawBlock;
import dev.eddy.streaming.wire.RawRecord;
import java.util.function.Consumer;

/**
 * Cuts the records of one split into steps. Which step a record belongs to is decided before
 * anybody looks into it, whether or not it turns out to be parseable.
 */
interface StepCutter {

  /** Takes the next record; blocks of steps that are through go to the output. */
  void add(RawRecord record, Consumer<RawBlock> output);

  /** Ends the split with what the open step has. */
  void end(Consumer<RawBlock> output);

  /** Returns what a checkpoint needs to go on from here. */
  StepState state();
}
