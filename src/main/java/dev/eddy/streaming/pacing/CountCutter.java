package dev.eddy.streaming.pacing;

import dev.eddy.streaming.wire.RawBlock;
import dev.eddy.streaming.wire.RawRecord;
import dev.eddy.streaming.wire.SplitMark;
import java.util.function.Consumer;

/**
 * Steps by count: a step is the split's next records, as many as the ramp says, a function of the
 * step's number alone. A step's id is its number.
 */
final class CountCutter implements StepCutter {
  private final int split;
  private final long[] memberSince;
  private final Pace pace;
  private final RecordBuffer buffer;

  private long step;
  private long seen;
  private int share;

  /** Goes on where the state ends. */
  CountCutter(StepState state, Pace pace) {
    SplitMark mark = state.open().mark();
    this.split = mark.split();
    this.memberSince = mark.memberSince();
    this.step = mark.stepId();
    this.pace = pace;
    this.buffer = new RecordBuffer(state.open());
    this.seen = state.seen();
    this.share = pace.ramp().share(seen);
  }

  @Override
  public void add(RawRecord record, Consumer<RawBlock> output) {
    buffer.add(record);
    if (buffer.recordCount() >= share || buffer.byteCount() >= pace.stepBytesMax()) {
      output.accept(buffer.block(mark(step, step)));
      buffer.clear();
      seen = pace.ramp().next(seen);
      share = pace.ramp().share(seen);
      step++;
    }
  }

  @Override
  public void end(Consumer<RawBlock> output) {
    long last = buffer.recordCount() == 0 ? SplitMark.NO_STEP : step;
    output.accept(buffer.block(mark(last, SplitMark.ALL)));
    buffer.clear();
  }

  @Override
  public StepState state() {
    return new StepState(seen, buffer.block(mark(step, step - 1)));
  }

  private SplitMark mark(long stepId, long closedThrough) {
    return new SplitMark(split, stepId, closedThrough, memberSince);
  }
}
