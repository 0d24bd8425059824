package dev.eddy.streaming.files;

import dev.eddy.streaming.wire.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.core.io.InputStatus;

/** Keeps what a reader collects as {@code offset:line}. */
final class SplitLines implements ReaderOutput<RawRecord> {
  private final List<String> lines = new ArrayList<>();

  /** Returns the lines that a fresh reader finds in a split. */
  static List<String> of(LineSplit split, int recordLengthMax) throws Exception {
    SplitLines output = new SplitLines();
    try (LineReader reader = new LineReader(recordLengthMax)) {
      reader.start();
      reader.addSplits(List.of(split));
      reader.notifyNoMoreSplits();
      while (reader.pollNext(output) != InputStatus.END_OF_INPUT) {
        // Each poll collects a line.
      }
    }
    return output.lines;
  }

  List<String> lines() {
    return lines;
  }

  @Override
  public void collect(RawRecord raw) {
    String line = new String(raw.bytes(), raw.from(), raw.length(), StandardCharsets.UTF_8);
    lines.add(raw.offset() + ":" + line);
  }

  @Override
  public void collect(RawRecord raw, long timestamp) {
    throw new IllegalStateException("a line has no timestamp");
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
