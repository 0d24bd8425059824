package dev.eddy.streaming.pacing;

import dev.eddy.streaming.wire.RawRecord;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A source whose readers do what a test tells them. */
final class StubSource implements Source<RawRecord, StubSource.Split, Void> {
  private static final long serialVersionUID = 1L;

  private final transient List<Reader> readers = new ArrayList<>();
  boolean failsToStart;

  record Split(String splitId) implements SourceSplit {}

  /** Returns the reader that was made as the i-th. */
  Reader reader(int i) {
    return readers.get(i);
  }

  /** A reader of one split that hands out what it was given. */
  static final class Reader implements SourceReader<RawRecord, Split> {
    private final Deque<byte[]> records = new ArrayDeque<>();
    private final List<Split> splits = new ArrayList<>();
    private CompletableFuture<Void> available = new CompletableFuture<>();
    private boolean hasEnded;
    private int offset;
    int pollCount;
    boolean isStarted;
    boolean isClosed;
    boolean failsToStart;
    boolean failsToClose;

    void give(int recordCount) {
      for (int i = 0; i < recordCount; i++) {
        records.add(new byte[] {(byte) i});
      }
      available.complete(null);
    }

    void end() {
      hasEnded = true;
      available.complete(null);
    }

    @Override
    public void start() {
      if (failsToStart) {
        throw new IllegalStateException("the reader must find its topic");
      }
      isStarted = true;
    }

    @Override
    public InputStatus pollNext(ReaderOutput<RawRecord> output) {
      pollCount++;
      if (!records.isEmpty()) {
        output.collect(new RawRecord().set(records.remove(), 0, 1, offset++));
        return InputStatus.MORE_AVAILABLE;
      }
      if (hasEnded) {
        return InputStatus.END_OF_INPUT;
      }
      available = new CompletableFuture<>();
      return InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public List<Split> snapshotState(long checkpointId) {
      return hasEnded && records.isEmpty() ? List.of() : splits;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return available;
    }

    @Override
    public void addSplits(List<Split> added) {
      splits.addAll(added);
    }

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() throws IOException {
      isClosed = true;
      if (failsToClose) {
        throw new IOException("the reader must not take the task manager with it");
      }
    }
  }

  @Override
  public SourceReader<RawRecord, Split> createReader(SourceReaderContext context) {
    Reader reader = new Reader();
    reader.failsToStart = failsToStart;
    readers.add(reader);
    return reader;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SplitEnumerator<Split, Void> createEnumerator(SplitEnumeratorContext<Split> context) {
    throw new UnsupportedOperationException("no test asks for it");
  }

  @Override
  public SplitEnumerator<Split, Void> restoreEnumerator(
      SplitEnumeratorContext<Split> context, Void checkpoint) {
    throw new UnsupportedOperationException("no test asks for it");
  }

  @Override
  public SimpleVersionedSerializer<Split> getSplitSerializer() {
    throw new UnsupportedOperationException("no test asks for it");
  }

  @Override
  public SimpleVersionedSerializer<Void> getEnumeratorCheckpointSerializer() {
    throw new UnsupportedOperationException("no test asks for it");
  }
}
