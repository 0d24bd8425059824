package dev.eddy.streaming.wire;

import dev.eddy.streaming.layout.ArrayWire;
import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.layout.MessageType;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a {@link RawBlock} on the wire and in checkpoints. */
public final class RawBlockSerializer extends MessageSerializer<RawBlock> {
  private static final long serialVersionUID = 1L;

  /** Flink's type of a {@link RawBlock}. */
  public static final MessageType<RawBlock> TYPE =
      MessageType.of(RawBlock.class, RawBlockSerializer::new);

  @Override
  protected int version() {
    return 1;
  }

  @Override
  protected void write(RawBlock message, DataOutputView out) throws IOException {
    SplitMarkWire.write(message.mark(), arrays(), out);
    out.writeLong(message.firstPosition());
    ArrayWire.writeBytes(message.bytes(), out);
    arrays().writeInts(message.ends(), out);
    arrays().writeLongs(message.offsets(), out);
    ArrayWire.writeBytes(message.keys(), out);
    arrays().writeInts(message.keyEnds(), out);
    arrays().writeRows(message.headers(), out);
    StepOverridesWire.write(message.overrides(), out);
  }

  @Override
  protected RawBlock read(int version, DataInputView in) throws IOException {
    return new RawBlock(
        SplitMarkWire.read(arrays(), in),
        in.readLong(),
        ArrayWire.readBytes(in),
        arrays().readInts(in),
        arrays().readLongs(in),
        ArrayWire.readBytes(in),
        arrays().readInts(in),
        arrays().readRows(in),
        StepOverridesWire.read(in));
  }

  @Override
  public TypeSerializer<RawBlock> duplicate() {
    return new RawBlockSerializer();
  }

  @Override
  public TypeSerializerSnapshot<RawBlock> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Written into checkpoints beside the state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RawBlock> {
    public Snapshot() {
      super(RawBlockSerializer::new);
    }
  }
}
