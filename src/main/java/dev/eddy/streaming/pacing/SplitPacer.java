package dev.eddy.streaming.pacing;

import dev.eddy.streaming.pacing.PacedSplit.Passes;
import dev.eddy.streaming.pacing.PacedSplit.Phase;
import dev.eddy.streaming.steps.StepCutter;
import dev.eddy.streaming.wire.RawBlock;
import dev.eddy.streaming.wire.RawRecord;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.util.function.SupplierWithException;

/**
 * One split with an inner reader of its own, so that holding the split back means not to poll it.
 * (Pausing a split of a shared reader fails a bounded Kafka source, FLINK-39728.)
 */
final class SplitPacer<S extends SourceSplit> implements ReaderOutput<RawRecord> {
  /** Polls in one go, so that the task's mailbox has its turn about every millisecond. */
  private static final int POLLS_MAX = 4096;

  private final S split;
  private final int number;
  private final StepCutter cutter;
  private final StepsAhead ahead;
  private final SupplierWithException<SourceReader<RawRecord, S>, Exception> readers;
  // One for all records: a method reference of its own for each would be garbage.
  private final Consumer<RawBlock> emitter = this::emit;
  private SourceReader<RawRecord, S> inner;
  private Passes<S> passes;
  private Phase phase;
  private boolean isStarted;
  private CompletableFuture<Void> hooked;
  // Set for the time of a poll.
  private ReaderOutput<RawBlock> output;
  private boolean hasEmitted;

  SplitPacer(
      PacedSplit<S> restored,
      SupplierWithException<SourceReader<RawRecord, S>, Exception> readers,
      Pace pace)
      throws Exception {
    this.split = restored.inner();
    this.number = restored.state().open().mark().split();
    this.cutter = pace.rule().cutter(restored.state(), pace.stepBytesMax());
    this.ahead = new StepsAhead(restored.ahead());
    this.readers = readers;
    this.inner = readers.get();
    this.passes = restored.passes();
    this.phase = restored.phase();
  }

  /** Starts to read, unless a restored split is through. */
  void start() {
    if (phase == Phase.READING) {
      isStarted = true;
      startInner(split);
    }
  }

  private void startInner(S from) {
    inner.start();
    inner.addSplits(List.of(from));
    // One reader, one split: without this word a bounded reader would wait for more splits.
    inner.notifyNoMoreSplits();
  }

  /** Begins with the first record again, in the open step: no reader goes back, so a new one. */
  private void startPass() throws Exception {
    SourceReader<RawRecord, S> last = inner;
    inner = readers.get();
    passes = passes.next();
    last.close();
    startInner(passes.beginning());
  }

  boolean isEnded() {
    return phase == Phase.ENDED;
  }

  /** Whether this split speaks for the input: it names the others. */
  boolean isLead() {
    return number == 0;
  }

  /** Returns the number of the split. */
  int number() {
    return number;
  }

  long nextOffset() {
    return cutter.nextOffset();
  }

  /** Closes what can be closed when all records up to an instant were read. */
  void closeBefore(long millis, ReaderOutput<RawBlock> blocks) {
    if (phase == Phase.ENDED) {
      return;
    }
    output = blocks;
    cutter.closeBefore(millis, emitter);
    output = null;
  }

  /** Lets a split join the input and returns its first step; only the lead is asked. */
  long admit(int newcomer) {
    return cutter.admit(newcomer);
  }

  /** Whether the split may go on with its open step, given the last step that theta has. */
  boolean isWithin(long passedStepId, int window) {
    return phase != Phase.ENDED && ahead.count(passedStepId) < window;
  }

  /** Whether a poll would find something; if not, the callback runs once it would. */
  boolean isReady(Runnable callback) {
    if (phase == Phase.EXHAUSTED) {
      return true;
    }
    CompletableFuture<Void> available = inner.isAvailable();
    if (available.isDone()) {
      return true;
    }
    // Hook each future once, or its dependents pile up.
    if (available != hooked) {
      hooked = available;
      CompletableFuture<Void> unused = available.thenRun(callback);
    }
    return false;
  }

  /** Reads up to the end of the open step; emits it when it is complete. */
  void read(ReaderOutput<RawBlock> blocks) throws Exception {
    output = blocks;
    hasEmitted = false;
    for (int polls = 0; polls < POLLS_MAX && !hasEmitted; polls++) {
      InputStatus status =
          phase == Phase.EXHAUSTED ? InputStatus.END_OF_INPUT : inner.pollNext(this);
      if (status == InputStatus.END_OF_INPUT) {
        if (passes.left() > 0) {
          startPass();
        } else {
          phase = Phase.ENDED;
          cutter.end(emitter);
        }
        break;
      }
      if (status == InputStatus.NOTHING_AVAILABLE) {
        break;
      }
    }
    output = null;
  }

  PacedSplit<S> snapshot(long checkpointId) {
    // Also behind its end: a Kafka reader notes here what it commits with the checkpoint.
    List<S> position = isStarted ? inner.snapshotState(checkpointId) : List.of();
    if (phase != Phase.READING) {
      return snapshot(split, phase, passes);
    }
    if (!position.isEmpty()) {
      return snapshot(position.get(0), phase, passes);
    }
    // A reader may have dropped its finished split before it says that its input ended.
    return passes.left() > 0
        ? snapshot(passes.beginning(), phase, passes.next())
        : snapshot(split, Phase.EXHAUSTED, passes);
  }

  private PacedSplit<S> snapshot(S position, Phase positionPhase, Passes<S> positionPasses) {
    return new PacedSplit<>(
        position, cutter.state(), ahead.toArray(), positionPhase, positionPasses);
  }

  SourceReader<RawRecord, S> inner() {
    return inner;
  }

  @Override
  public void collect(RawRecord raw) {
    cutter.add(raw, emitter);
  }

  @Override
  public void collect(RawRecord raw, long timestamp) {
    collect(raw);
  }

  private void emit(RawBlock block) {
    if (block.mark().hasStep()) {
      ahead.add(block.mark().stepId());
    }
    output.collect(block);
    hasEmitted = true;
  }

  @Override
  public void emitWatermark(Watermark watermark) {}

  @Override
  public void markIdle() {}

  @Override
  public void markActive() {}

  @Override
  public SourceOutput<RawRecord> createOutputForSplit(String splitId) {
    return this;
  }

  @Override
  public void releaseOutputForSplit(String splitId) {}
}
