package dev.eddy.streaming.kafka;

import dev.eddy.streaming.kafka.LossRule.Leap;
import dev.eddy.streaming.wire.RawRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.ExceptionUtils;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the broker no longer has the next record of a partition, which the connector alone
 * would skip or restart for ever on. The job ends, or where it was told to go on a fresh reader
 * takes over behind the gap, which is counted as {@code lost-offsets} of the partition since the
 * job's last start, and told in the log.
 */
final class LossGuard implements SourceReader<RawRecord, KafkaPartitionSplit> {
  private static final Logger LOGGER = LoggerFactory.getLogger(LossGuard.class);
  private static final long NO_CHECKPOINT = -1;

  private final Callable<SourceReader<RawRecord, KafkaPartitionSplit>> opener;
  private final LossRule rule;
  private final MetricGroup metrics;
  private SourceReader<RawRecord, KafkaPartitionSplit> inner;
  private boolean isComplete;

  LossGuard(
      Callable<SourceReader<RawRecord, KafkaPartitionSplit>> opener,
      LossRule rule,
      MetricGroup metrics)
      throws Exception {
    this.opener = opener;
    this.rule = rule;
    this.metrics = metrics;
    this.inner = opener.call();
  }

  @Override
  public InputStatus pollNext(ReaderOutput<RawRecord> output) throws Exception {
    try {
      return inner.pollNext(output);
    } catch (RuntimeException e) {
      if (ExceptionUtils.findThrowable(e, InvalidOffsetException.class).isEmpty()) {
        throw e;
      }
      leap();
      return InputStatus.MORE_AVAILABLE;
    }
  }

  /**
   * A reader has one split, whose records are gone. What it had fetched and not yet given out is
   * read again, or is in the gap.
   */
  private void leap() throws Exception {
    List<KafkaPartitionSplit> splits = new ArrayList<>();
    for (KafkaPartitionSplit split : inner.snapshotState(NO_CHECKPOINT)) {
      Leap leap = rule.leap(split);
      LOGGER.warn("{}; going on from {}", leap.account(), leap.split().getStartingOffset());
      metrics
          .addGroup("partition", split.getTopicPartition().toString())
          .counter("lost-offsets")
          .inc(leap.gap());
      splits.add(leap.split());
    }
    inner.close();
    inner = opener.call();
    inner.start();
    inner.addSplits(splits);
    if (isComplete) {
      inner.notifyNoMoreSplits();
    }
  }

  @Override
  public void start() {
    inner.start();
  }

  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
    return inner.snapshotState(checkpointId);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return inner.isAvailable();
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> splits) {
    inner.addSplits(splits);
  }

  @Override
  public void notifyNoMoreSplits() {
    isComplete = true;
    inner.notifyNoMoreSplits();
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    inner.handleSourceEvents(event);
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    inner.notifyCheckpointComplete(checkpointId);
  }

  @Override
  public void notifyCheckpointAborted(long checkpointId) throws Exception {
    inner.notifyCheckpointAborted(checkpointId);
  }

  @Override
  public void close() throws Exception {
    inner.close();
  }
}
