package dev.eddy.streaming.kafka;

import dev.eddy.streaming.pacing.BrokenInputException;
import dev.eddy.streaming.wire.RawRecord;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.util.ExceptionUtils;
import org.apache.kafka.clients.consumer.InvalidOffsetException;

/**
 * Ends the job when the broker no longer has the next record of a partition: no restart brings it
 * back, so the default of restarting for ever would hide the loss.
 */
final class LossGuard implements SourceReader<RawRecord, KafkaPartitionSplit> {
  private final SourceReader<RawRecord, KafkaPartitionSplit> inner;

  LossGuard(SourceReader<RawRecord, KafkaPartitionSplit> inner) {
    this.inner = inner;
  }

  @Override
  public InputStatus pollNext(ReaderOutput<RawRecord> output) throws Exception {
    try {
      return inner.pollNext(output);
    } catch (RuntimeException e) {
      Optional<InvalidOffsetException> lost =
          ExceptionUtils.findThrowable(e, InvalidOffsetException.class);
      if (lost.isPresent()) {
        throw new BrokenInputException(
            "records must be kept until they are trained: the broker no longer has the next ones of "
                + lost.get().partitions()
                + ", because retention was too short or the topic was made anew",
            e);
      }
      throw e;
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
