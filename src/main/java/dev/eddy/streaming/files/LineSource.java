package dev.eddy.streaming.files;

import dev.eddy.streaming.wire.RawRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The lines of a fixed list of splits, one record a line; a reader takes one split. */
final class LineSource implements Source<RawRecord, LineSplit, List<LineSplit>> {
  private static final long serialVersionUID = 1L;

  private final ArrayList<LineSplit> splits;
  private final int recordLengthMax;

  LineSource(List<LineSplit> splits, int recordLengthMax) {
    this.splits = new ArrayList<>(splits);
    this.recordLengthMax = recordLengthMax;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SplitEnumerator<LineSplit, List<LineSplit>> createEnumerator(
      SplitEnumeratorContext<LineSplit> context) {
    return new LineEnumerator(context, splits);
  }

  @Override
  public SplitEnumerator<LineSplit, List<LineSplit>> restoreEnumerator(
      SplitEnumeratorContext<LineSplit> context, List<LineSplit> unassigned) {
    return new LineEnumerator(context, unassigned);
  }

  @Override
  public SourceReader<RawRecord, LineSplit> createReader(SourceReaderContext context) {
    return new LineReader(recordLengthMax);
  }

  @Override
  public SimpleVersionedSerializer<LineSplit> getSplitSerializer() {
    return new LineSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<List<LineSplit>> getEnumeratorCheckpointSerializer() {
    return new LineSplitsSerializer();
  }
}
