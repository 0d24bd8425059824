package dev.eddy.streaming.steps;

import dev.eddy.streaming.wire.RawBlock;
import dev.eddy.streaming.wire.RawRecord;
import java.util.function.Consumer;

/**
 * Cuts the records of one split into steps. Which step a record belongs to is decided before
 * anybody looks into it, whether or not it turns out to be parseable.
 */
public interface StepCutter {

  /** Takes the next record; blocks of steps that are through go to the output. */
  void add(RawRecord record, Consumer<RawBlock> output);

  /** Ends the split with what the open step has. */
  void end(Consumer<RawBlock> output);

  /** Returns what a checkpoint needs to go on from here. */
  StepState state();

  /** Returns the offset behind the last record, or that of the first one or less before it. */
  long nextOffset();

  /**
   * Closes what the clock can close, given the proof that all records up to an instant were taken.
   * Does nothing where steps do not know the time.
   *
   * @param millis since 1970
   */
  default void closeBefore(long millis, Consumer<RawBlock> output) {}

  /**
   * Lets a split join the input; only the lead is asked. Asking again does not change the answer.
   *
   * @return id of the first step that waits for the split
   */
  default long admit(int split) {
    throw new IllegalStateException("splits can join steps by time only, split " + split + " came");
  }
}
