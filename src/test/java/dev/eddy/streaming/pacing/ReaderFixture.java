package dev.eddy.streaming.pacing;

import dev.eddy.learning.example.StepRamp;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.streaming.feedback.FeedbackChannel;
import dev.eddy.streaming.feedback.FeedbackKey;
import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.silence.AbsenceOracle;
import dev.eddy.streaming.steps.CountSteps;
import dev.eddy.streaming.steps.StepState;
import dev.eddy.streaming.wire.RawBlock;
import dev.eddy.streaming.wire.SplitMark;
import dev.eddy.streaming.wire.Theta;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.core.io.InputStatus;

/** A paced reader with a tail that speaks to it and a task that polls it. */
final class ReaderFixture implements AutoCloseable {
  static final int RECORDS_PER_STEP = 2;

  final StubSource source = new StubSource();
  final PacedReader<StubSource.Split> reader;
  final List<RawBlock> blocks = new ArrayList<>();
  private final FeedbackChannel channel;
  private final int splitCount;
  private int passCount = 1;

  ReaderFixture(int splitCount, int window, Duration feedbackTimeout) {
    this.splitCount = splitCount;
    StepRamp ramp = new StepRamp(splitCount, RECORDS_PER_STEP, false);
    Pace pace = new Pace(new CountSteps(ramp), 1 << 20, window, 1, feedbackTimeout);
    StubContext context = new StubContext();
    channel = FeedbackChannel.join(FeedbackKey.of(context.metricGroup()), 1);
    reader =
        new PacedReader<>(
            source, context, new ReaderSettings(pace, AbsenceOracle.UNKNOWING, Probe.NONE));
  }

  /** Returns a reader that was started with fresh splits. */
  static ReaderFixture started(int splitCount, int window) {
    ReaderFixture fixture = new ReaderFixture(splitCount, window, Duration.ofSeconds(30));
    fixture.reader.start();
    fixture.addSplits();
    return fixture;
  }

  /** Returns a reader that was started with a fresh split, to be read so many times. */
  static ReaderFixture startedForPasses(int passCount) {
    ReaderFixture fixture = new ReaderFixture(1, 3, Duration.ofSeconds(30));
    fixture.passCount = passCount;
    fixture.reader.start();
    fixture.addSplits();
    return fixture;
  }

  void addSplits() {
    List<PacedSplit<StubSource.Split>> splits = new ArrayList<>();
    for (int split = 0; split < splitCount; split++) {
      splits.add(
          PacedSplit.start(
              new StubSource.Split("split-" + split),
              StepState.founder(split, splitCount, 0),
              passCount));
    }
    reader.addSplits(splits);
  }

  void theta(long version) {
    channel.send(new Theta(0, version, version - 1, true, false, ThetaDelta.empty()));
  }

  void done(long version) {
    channel.send(new Theta(0, version, version - 1, true, true, ThetaDelta.empty()));
  }

  /** Polls until the reader has nothing more and returns the last status. */
  InputStatus pollAll() throws Exception {
    InputStatus status = InputStatus.MORE_AVAILABLE;
    while (status == InputStatus.MORE_AVAILABLE) {
      status = reader.pollNext(new Output());
    }
    return status;
  }

  /** Returns the steps that a split has emitted. */
  List<Long> steps(int split) {
    return blocks.stream()
        .map(RawBlock::mark)
        .filter(mark -> mark.split() == split && mark.hasStep())
        .map(SplitMark::stepId)
        .toList();
  }

  @Override
  public void close() {
    reader.close();
    channel.leave();
  }

  private final class Output implements ReaderOutput<RawBlock> {
    @Override
    public void collect(RawBlock block) {
      blocks.add(block.copy());
    }

    @Override
    public void collect(RawBlock block, long timestamp) {
      blocks.add(block.copy());
    }

    @Override
    public void emitWatermark(Watermark watermark) {}

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}

    @Override
    public SourceOutput<RawBlock> createOutputForSplit(String splitId) {
      return this;
    }

    @Override
    public void releaseOutputForSplit(String splitId) {}
  }
}
