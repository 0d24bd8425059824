package dev.eddy.streaming.steps;

import dev.eddy.streaming.wire.RawBlock;
import dev.eddy.streaming.wire.RawRecord;
import dev.eddy.streaming.wire.SplitMark;
import dev.eddy.streaming.wire.StepOverride;
import dev.eddy.streaming.wire.StepOverride.Cause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Steps by time. What belongs to a step is a function of the split's own records: a record joins
 * the interval of the greatest timestamp so far, and its interval's next piece when this one is
 * full. The clock decides only when a step is closed, and it changes a bit in one case: a record
 * that comes for a step already closed, or from far in the future, goes where it can, and the block
 * says so.
 */
final class TimeCutter implements StepCutter {
  private final int split;
  private final TimeSteps steps;
  private final int stepBytesMax;
  private final RecordBuffer buffer;
  private final OverrideLog.Reader log;
  private final List<StepOverride> overrides = new ArrayList<>();

  private long[] memberSince;
  // The step last begun: open when the buffer holds records, else closed.
  private long stepId;
  private long closed;
  private long seen;
  private int share;
  private long nextOffset;

  /** Goes on where the state ends. */
  TimeCutter(StepState state, TimeSteps steps, int stepBytesMax) {
    SplitMark mark = state.open().mark();
    this.split = mark.split();
    this.memberSince = mark.memberSince();
    this.stepId = mark.stepId();
    this.closed = mark.closedThrough();
    this.steps = steps;
    this.stepBytesMax = stepBytesMax;
    this.buffer = new RecordBuffer(state.open());
    this.overrides.addAll(state.open().overrides());
    this.log = steps.overrides().reader(split);
    this.seen = state.seen();
    this.share = steps.ramp().share(seen);
    this.nextOffset = state.nextOffset();
  }

  @Override
  public void add(RawRecord record, Consumer<RawBlock> output) {
    Optional<StepOverride> moved = overrideOf(record);
    long interval =
        moved.isPresent() ? moved.get().interval() : steps.intervalOf(record.timestampMillis());
    long id = stepFor(interval);
    if (id <= closed) {
      long open = TimeSteps.intervalOfStep(closed) + 1;
      id = TimeSteps.firstStep(open);
      moved = Optional.of(new StepOverride(record.offset(), open, Cause.LATE));
    }
    if (id != stepId) {
      closeThrough(id - 1, output);
      stepId = id;
    }
    moved.ifPresent(overrides::add);
    buffer.add(record);
    nextOffset = record.offset() + 1;
    if (buffer.recordCount() >= share || buffer.byteCount() >= stepBytesMax) {
      closeThrough(stepId, output);
    }
  }

  @Override
  public void end(Consumer<RawBlock> output) {
    closeThrough(SplitMark.ALL, output);
  }

  @Override
  public void closeBefore(long millis, Consumer<RawBlock> output) {
    closeThrough(TimeSteps.firstStep(steps.intervalOf(millis)) - 1, output);
  }

  @Override
  public long admit(int newcomer) {
    int known = memberSince.length;
    if (closed == SplitMark.ALL) {
      throw new IllegalStateException("the lead must not have ended, split " + newcomer + " came");
    }
    if (newcomer >= known) {
      memberSince = Arrays.copyOf(memberSince, newcomer + 1);
      // No worker can have taken a step that the lead has not closed.
      long first = TimeSteps.firstStep(TimeSteps.intervalOfStep(closed) + 1);
      Arrays.fill(memberSince, known, newcomer + 1, first);
    }
    return memberSince[newcomer];
  }

  @Override
  public StepState state() {
    return new StepState(seen, nextOffset, block(stepId, closed).copy());
  }

  @Override
  public long nextOffset() {
    return nextOffset;
  }

  private Optional<StepOverride> overrideOf(RawRecord record) {
    Optional<StepOverride> logged = log.at(record.offset());
    LiveClock clock = steps.clock();
    if (logged.isPresent() || !clock.isRunning()) {
      return logged;
    }
    long now = clock.now().millis();
    if (record.timestampMillis() <= now + clock.maxAheadMillis()) {
      return Optional.empty();
    }
    // One wild timestamp would drag all that follows it into the future.
    long present = Math.max(TimeSteps.intervalOfStep(stepId), steps.intervalOf(now));
    return Optional.of(new StepOverride(record.offset(), present, Cause.AHEAD));
  }

  /** Returns the step of a record of an interval: at least the split's last one. */
  private long stepFor(long interval) {
    if (interval > TimeSteps.intervalOfStep(stepId)) {
      return TimeSteps.firstStep(interval);
    }
    return buffer.recordCount() > 0 ? stepId : stepId + 1;
  }

  private void closeThrough(long id, Consumer<RawBlock> output) {
    if (id <= closed) {
      return;
    }
    closed = id;
    boolean hasStep = buffer.recordCount() > 0;
    output.accept(block(hasStep ? stepId : SplitMark.NO_STEP, closed));
    if (hasStep) {
      seen += buffer.recordCount();
      share = steps.ramp().share(seen);
      buffer.clear();
      overrides.clear();
    }
  }

  private RawBlock block(long blockStepId, long closedThrough) {
    return buffer.block(new SplitMark(split, blockStepId, closedThrough, memberSince), overrides);
  }
}
