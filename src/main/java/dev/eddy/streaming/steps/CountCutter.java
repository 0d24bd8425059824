package dev.eddy.streaming.steps;

import dev.eddy.learning.example.StepRamp;
import dev.eddy.streaming.wire.RawBlock;
import dev.eddy.streaming.wire.RawRecord;
import dev.eddy.streaming.wire.SplitMark;
import java.util.List;
import java.util.function.Consumer;

/**
 * Steps by count: a step is the split's next records, as many as the ramp says, a function of the
 * step's number alone. A step's id is its number.
 */
final class CountCutter implements StepCutter {
  private final int split;
  private final long[] memberSince;
  private final StepRamp ramp;
  private final int stepBytesMax;
  private final RecordBuffer buffer;

  private long closed;
  private long seen;
  private int share;
  private long nextOffset;

  /** Goes on where the state ends. */
  CountCutter(StepState state, StepRamp ramp, int stepBytesMax) {
    SplitMark mark = state.open().mark();
    this.split = mark.split();
    this.memberSince = mark.memberSince();
    this.closed = mark.closedThrough();
    this.ramp = ramp;
    this.stepBytesMax = stepBytesMax;
    this.buffer = new RecordBuffer(state.open());
    this.seen = state.seen();
    this.share = ramp.share(seen);
    this.nextOffset = state.nextOffset();
  }

  @Override
  public void add(RawRecord record, Consumer<RawBlock> output) {
    buffer.add(record);
    nextOffset = record.offset() + 1;
    if (buffer.recordCount() >= share || buffer.byteCount() >= stepBytesMax) {
      closed++;
      output.accept(block(closed, closed));
      buffer.clear();
      seen = ramp.next(seen);
      share = ramp.share(seen);
    }
  }

  @Override
  public void end(Consumer<RawBlock> output) {
    long last = buffer.recordCount() == 0 ? SplitMark.NO_STEP : closed + 1;
    output.accept(block(last, SplitMark.ALL));
    buffer.clear();
  }

  @Override
  public StepState state() {
    return new StepState(seen, nextOffset, block(closed, closed).copy());
  }

  @Override
  public long nextOffset() {
    return nextOffset;
  }

  private RawBlock block(long stepId, long closedThrough) {
    return buffer.block(new SplitMark(split, stepId, closedThrough, memberSince), List.of());
  }
}
