package dev.eddy.job;

import dev.eddy.streaming.wire.RawRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
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

/** Records out of lists, a list a split: a small source that behaves like any other one. */
final class MemorySource
    implements Source<RawRecord, MemorySource.Split, List<MemorySource.Split>> {
  private static final long serialVersionUID = 1L;

  private final ArrayList<ArrayList<String>> splits = new ArrayList<>();

  MemorySource(List<List<String>> splits) {
    splits.forEach(split -> this.splits.add(new ArrayList<>(split)));
  }

  /** A list and the position in it. */
  record Split(int number, int position) implements SourceSplit {
    @Override
    public String splitId() {
      return "memory-" + number;
    }
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SplitEnumerator<Split, List<Split>> createEnumerator(
      SplitEnumeratorContext<Split> context) {
    List<Split> all = new ArrayList<>();
    for (int number = 0; number < splits.size(); number++) {
      all.add(new Split(number, 0));
    }
    return restoreEnumerator(context, all);
  }

  @Override
  public SplitEnumerator<Split, List<Split>> restoreEnumerator(
      SplitEnumeratorContext<Split> context, List<Split> unassigned) {
    return new Enumerator(context, unassigned);
  }

  @Override
  public SourceReader<RawRecord, Split> createReader(SourceReaderContext context) {
    return new Reader();
  }

  @Override
  public SimpleVersionedSerializer<Split> getSplitSerializer() {
    return new SplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<List<Split>> getEnumeratorCheckpointSerializer() {
    return new SplitsSerializer();
  }

  private static final class Enumerator implements SplitEnumerator<Split, List<Split>> {
    private final SplitEnumeratorContext<Split> context;
    private final List<Split> unassigned;

    Enumerator(SplitEnumeratorContext<Split> context, List<Split> unassigned) {
      this.context = context;
      this.unassigned = new ArrayList<>(unassigned);
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, String host) {}

    @Override
    public void addSplitsBack(List<Split> splits, int subtask) {
      unassigned.addAll(splits);
    }

    @Override
    public void addReader(int subtask) {
      for (Iterator<Split> left = unassigned.iterator(); left.hasNext(); ) {
        Split split = left.next();
        if (split.number() % context.currentParallelism() == subtask) {
          left.remove();
          context.assignSplit(split, subtask);
        }
      }
      context.signalNoMoreSplits(subtask);
    }

    @Override
    public List<Split> snapshotState(long checkpointId) {
      return List.copyOf(unassigned);
    }

    @Override
    public void close() {}
  }

  private final class Reader implements SourceReader<RawRecord, Split> {
    private final RawRecord view = new RawRecord();
    private int number;
    private int position;

    @Override
    public void start() {}

    @Override
    public void addSplits(List<Split> assigned) {
      number = assigned.get(0).number();
      position = assigned.get(0).position();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<RawRecord> output) {
      List<String> lines = splits.get(number);
      if (position == lines.size()) {
        return InputStatus.END_OF_INPUT;
      }
      byte[] line = lines.get(position).getBytes(StandardCharsets.UTF_8);
      output.collect(view.set(line, 0, line.length, position++));
      return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public List<Split> snapshotState(long checkpointId) {
      return List.of(new Split(number, position));
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
  }

  private static final class SplitSerializer implements SimpleVersionedSerializer<Split> {
    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(Split split) {
      return ByteBuffer.allocate(8).putInt(split.number()).putInt(split.position()).array();
    }

    @Override
    public Split deserialize(int version, byte[] serialized) {
      ByteBuffer in = ByteBuffer.wrap(serialized);
      return new Split(in.getInt(), in.getInt());
    }
  }

  private static final class SplitsSerializer implements SimpleVersionedSerializer<List<Split>> {
    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(List<Split> splits) {
      ByteBuffer out = ByteBuffer.allocate(8 * splits.size());
      splits.forEach(split -> out.putInt(split.number()).putInt(split.position()));
      return out.array();
    }

    @Override
    public List<Split> deserialize(int version, byte[] serialized) {
      ByteBuffer in = ByteBuffer.wrap(serialized);
      List<Split> splits = new ArrayList<>();
      while (in.hasRemaining()) {
        splits.add(new Split(in.getInt(), in.getInt()));
      }
      return splits;
    }
  }
}
