package dev.eddy.streaming.wire;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.metric.segment.Segments;
import dev.eddy.streaming.layout.ArrayWire;
import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.layout.MessageType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a {@link Block} on the wire and in checkpoints. */
public final class BlockSerializer extends MessageSerializer<Block> {
  private static final long serialVersionUID = 1L;

  /** Flink's type of a {@link Block}. */
  public static final MessageType<Block> TYPE = MessageType.of(Block.class, BlockSerializer::new);

  @Override
  protected int version() {
    return 1;
  }

  @Override
  protected void write(Block message, DataOutputView out) throws IOException {
    out.writeInt(message.shard());
    SplitMarkWire.write(message.mark(), arrays(), out);
    writeBatch(message.batch(), out);
    // Absent as a rule: one byte of the hot path.
    out.writeBoolean(message.unlabeled().exampleCount() > 0);
    if (message.unlabeled().exampleCount() > 0) {
      writeBatch(message.unlabeled(), out);
    }
    ArrayWire.writeBytes(message.folds(), out);
    writeSegments(message.segments(), out);
  }

  @Override
  protected Block read(int version, DataInputView in) throws IOException {
    int shard = in.readInt();
    SplitMark mark = SplitMarkWire.read(arrays(), in);
    Batch batch = readBatch(in);
    Batch unlabeled = in.readBoolean() ? readBatch(in) : Batch.empty();
    return new Block(shard, mark, batch, unlabeled, ArrayWire.readBytes(in), readSegments(in));
  }

  /** Examples may be in arrays that the decoder uses again. */
  @Override
  protected Block copyOf(Block message) {
    return new Block(
        message.shard(),
        message.mark(),
        message.batch().detached(),
        message.unlabeled(),
        message.folds(),
        message.segments());
  }

  private void writeSegments(Segments segments, DataOutputView out) throws IOException {
    out.writeInt(segments.names().size());
    if (segments.names().isEmpty()) {
      return; // As a rule.
    }
    for (String name : segments.names()) {
      out.writeUTF(name);
    }
    arrays().writeInts(segments.ofExamples(), out);
  }

  private Segments readSegments(DataInputView in) throws IOException {
    int count = in.readInt();
    if (count == 0) {
      return Segments.none();
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(in.readUTF());
    }
    return new Segments(names, arrays().readInts(in));
  }

  private void writeBatch(Batch batch, DataOutputView out) throws IOException {
    arrays().writeDoubles(batch.labels(), out);
    arrays().writeInts(batch.starts(), out);
    int count = batch.occurrenceCount();
    arrays().writeInts(batch.slots(), count, out);
    arrays().writeDoubles(batch.values(), batch.hasUnitValues() ? 0 : count, out);
    arrays().writeInts(batch.features(), out);
    arrays().writeDoubles(batch.importances(), out);
  }

  private Batch readBatch(DataInputView in) throws IOException {
    return new Batch(
        arrays().readDoubles(in),
        arrays().readInts(in),
        arrays().readInts(in),
        arrays().readDoubles(in),
        arrays().readInts(in),
        arrays().readDoubles(in));
  }

  @Override
  public TypeSerializer<Block> duplicate() {
    return new BlockSerializer();
  }

  @Override
  public TypeSerializerSnapshot<Block> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Written into checkpoints beside the state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Block> {
    public Snapshot() {
      super(BlockSerializer::new);
    }
  }
}
