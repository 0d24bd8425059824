package dev.eddy.streaming.pacing;

import dev.eddy.streaming.feedback.FeedbackChannel;
import dev.eddy.streaming.feedback.FeedbackKey;
import dev.eddy.streaming.feedback.FeedbackProgress;
import dev.eddy.streaming.lag.SourceLag;
import dev.eddy.streaming.meter.Meter;
import dev.eddy.streaming.meter.Meters;
import dev.eddy.streaming.meter.ThreadCpu;
import dev.eddy.streaming.probe.Moment;
import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.silence.SilenceWatch;
import dev.eddy.streaming.wire.RawBlock;
import dev.eddy.streaming.wire.RawRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.util.IOUtils;
import org.apache.flink.util.function.ThrowingConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads its splits step by step, each at most W steps ahead of the theta it has heard of, closes
 * the steps of splits that are proven to be silent, and holds the end of input back until the
 * server has applied the last step.
 */
final class PacedReader<S extends SourceSplit> implements SourceReader<RawBlock, PacedSplit<S>> {
  private static final Logger LOGGER = LoggerFactory.getLogger(PacedReader.class);
  private static final CompletableFuture<Void> AVAILABLE = CompletableFuture.completedFuture(null);

  private final Source<RawRecord, S, ?> source;
  private final SourceReaderContext context;
  private final Pace pace;
  private final Probe probe;
  private final List<SplitPacer<S>> pacers = new ArrayList<>();
  private final SourceLag lag;
  private final FeedbackChannel channel;
  private final FeedbackProgress progress;
  private final Optional<SilenceWatch> watch;
  private final ReaderTimer timer;
  private boolean isClosed;
  private int next;

  // Other threads complete it.
  private volatile CompletableFuture<Void> wakeUp = new CompletableFuture<>();

  PacedReader(
      Source<RawRecord, S, ?> source, SourceReaderContext context, ReaderSettings settings) {
    this.source = source;
    this.context = context;
    this.lag = new SourceLag(context);
    this.pace = settings.pace();
    this.probe = settings.probe();
    this.channel = FeedbackChannel.join(FeedbackKey.of(context.metricGroup()), pace.sliceCount());
    this.progress = channel.progress();
    this.timer = new ReaderTimer(this::wakeUp);
    this.watch = settings.newWatch(this::wakeUp);
    Meters meters = new Meters(context.metricGroup());
    meters.gauge(Meter.SOURCE_SPLITS, pacers::size);
    meters.gauge(Meter.SOURCE_THETA_VERSION, progress::version);
    meters.gauge(Meter.SOURCE_CPU, ThreadCpu.here());
  }

  @Override
  public void start() {
    timer.startWatchdog(pace.feedbackTimeout());
    watch.ifPresent(silence -> timer.tick(silence::tick));
    channel.onProgress(this::wakeUp);
  }

  @Override
  public void addSplits(List<PacedSplit<S>> splits) {
    probe.at(Moment.SOURCE_RESTORE);
    splits.forEach(ThrowingConsumer.unchecked(this::addSplit));
    wakeUp();
  }

  private void addSplit(PacedSplit<S> split) throws Exception {
    SourceReaderContext ofSplit = lag.newSplit();
    SplitPacer<S> pacer = new SplitPacer<>(split, () -> source.createReader(ofSplit), pace);
    // First into the list: close() must find a reader that fails to start.
    pacers.add(pacer);
    pacer.start();
  }

  @Override
  public InputStatus pollNext(ReaderOutput<RawBlock> output) throws Exception {
    probe.at(Moment.SOURCE_POLL);
    if (isThroughWithAll()) {
      probe.at(Moment.SOURCE_END);
      return InputStatus.END_OF_INPUT;
    }
    requireFeedback();
    watch.ifPresent(silence -> closeSilent(silence, output));
    for (int i = 0; i < pacers.size(); i++) {
      SplitPacer<S> pacer = pacers.get(next);
      next = (next + 1) % pacers.size();
      if (mayRead(pacer) && pacer.isReady(this::wakeUp)) {
        pacer.read(output);
        return InputStatus.MORE_AVAILABLE;
      }
    }
    return InputStatus.NOTHING_AVAILABLE;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    if (canPoll()) {
      return AVAILABLE;
    }
    CompletableFuture<Void> future = wakeUp;
    if (future.isDone()) {
      // Swap before looking again: what happens from now on completes the new one.
      future = new CompletableFuture<>();
      wakeUp = future;
      if (canPoll()) {
        future.complete(null);
      }
    }
    return future;
  }

  @Override
  public List<PacedSplit<S>> snapshotState(long checkpointId) {
    probe.at(Moment.SOURCE_SNAPSHOT);
    return pacers.stream().map(pacer -> pacer.snapshot(checkpointId)).toList();
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    for (SplitPacer<S> pacer : pacers) {
      pacer.inner().notifyCheckpointComplete(checkpointId);
    }
  }

  @Override
  public void notifyCheckpointAborted(long checkpointId) throws Exception {
    for (SplitPacer<S> pacer : pacers) {
      pacer.inner().notifyCheckpointAborted(checkpointId);
    }
  }

  /** Does nothing: the end is "all my splits ended and the server said done" (FLINK-31006). */
  @Override
  public void notifyNoMoreSplits() {}

  @Override
  public void handleSourceEvents(SourceEvent event) {
    if (event instanceof JoinRequest request) {
      probe.at(Moment.SOURCE_JOIN);
      pacers.stream().filter(SplitPacer::isLead).forEach(lead -> admit(lead, request));
    } else {
      pacers.forEach(pacer -> pacer.inner().handleSourceEvents(event));
    }
  }

  /** Closes everything once; an exception from here would kill the whole task manager. */
  @Override
  public void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    timer.close();
    channel.leave();
    watch.ifPresent(SilenceWatch::close);
    for (SplitPacer<S> pacer : pacers) {
      IOUtils.cleanup(LOGGER, pacer.inner());
    }
  }

  private boolean canPoll() {
    if (isThroughWithAll() || isFeedbackMissing()) {
      return true;
    }
    boolean canRead = watch.filter(SilenceWatch::hasWork).isPresent();
    // Every split that may go on must be hooked, so no short cut at the first ready one.
    for (SplitPacer<S> pacer : pacers) {
      canRead |= mayRead(pacer) && pacer.isReady(this::wakeUp);
    }
    return canRead;
  }

  private void closeSilent(SilenceWatch silence, ReaderOutput<RawBlock> output) {
    silence
        .takeProof()
        .ifPresent(
            proof -> {
              for (SplitPacer<S> pacer : pacers) {
                if (proof.splits().contains(pacer.number())) {
                  pacer.closeBefore(proof.closedMillis(), output);
                }
              }
            });
    if (silence.wantsToAsk()) {
      Map<Integer, Long> silent = new HashMap<>();
      for (SplitPacer<S> pacer : pacers) {
        if (mayRead(pacer) && !pacer.isReady(this::wakeUp)) {
          silent.put(pacer.number(), pacer.nextOffset());
        }
      }
      silence.ask(silent);
    }
  }

  private void admit(SplitPacer<S> lead, JoinRequest request) {
    long firstStepId = lead.admit(request.split());
    context.sendSourceEventToCoordinator(new JoinGrant(request.split(), firstStepId));
  }

  private boolean mayRead(SplitPacer<S> pacer) {
    return progress.hasVersion() && pacer.isWithin(progress.stepId(), pace.window());
  }

  private boolean isThroughWithAll() {
    return progress.isDone() && pacers.stream().allMatch(SplitPacer::isEnded);
  }

  private void requireFeedback() {
    if (isFeedbackMissing()) {
      throw new IllegalStateException(
          "training.feedback-timeout: theta must come back within "
              + pace.feedbackTimeout()
              + " of the start; source, worker and tail of a subtask must share a slot");
    }
  }

  private boolean isFeedbackMissing() {
    return timer.isOverdue() && !progress.hasVersion();
  }

  private void wakeUp() {
    wakeUp.complete(null);
  }
}
