package dev.eddy.streaming.files;

import dev.eddy.streaming.wire.RawRecord;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** Reads the lines of one split, one a poll. */
final class LineReader implements SourceReader<RawRecord, LineSplit> {
  private static final CompletableFuture<Void> AVAILABLE = CompletableFuture.completedFuture(null);

  private final int recordLengthMax;
  private final RawRecord view = new RawRecord();
  // Set by addSplits.
  private boolean hasSplit;
  private LineSplit split;
  private long line;
  // Set by the first poll.
  private boolean isOpen;
  private LineScanner lines;

  LineReader(int recordLengthMax) {
    this.recordLengthMax = recordLengthMax;
  }

  @Override
  public void start() {}

  @Override
  public void addSplits(List<LineSplit> splits) {
    if (hasSplit || splits.size() != 1) {
      throw new IllegalStateException("a reader must have exactly one split, was given " + splits);
    }
    hasSplit = true;
    split = splits.get(0);
    line = split.line();
  }

  @Override
  public InputStatus pollNext(ReaderOutput<RawRecord> output) throws IOException {
    if (!advance()) {
      return InputStatus.END_OF_INPUT;
    }
    output.collect(view.set(lines.bytes(), lines.from(), lines.to(), line++));
    return InputStatus.MORE_AVAILABLE;
  }

  private boolean advance() throws IOException {
    try {
      if (!isOpen) {
        lines = LineScanner.open(split, recordLengthMax);
        isOpen = true;
      }
      return lines.next();
    } catch (IOException e) {
      // What is lost here is no bad record: nobody knows how many lines stand behind it.
      long position = isOpen ? lines.position() : split.position();
      throw new IOException(
          "input.path must be readable to its end, was %s that failed behind line %d, byte %d: %s"
              .formatted(split.path(), line, position, e.getMessage()),
          e);
    }
  }

  @Override
  public List<LineSplit> snapshotState(long checkpointId) {
    return List.of(isOpen ? split.at(lines.position(), line) : split);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return AVAILABLE;
  }

  @Override
  public void notifyNoMoreSplits() {}

  @Override
  public void close() throws IOException {
    if (isOpen) {
      lines.close();
    }
  }
}
