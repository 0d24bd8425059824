package dev.eddy.streaming.report;

import dev.eddy.streaming.layout.ArrayWire;
import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.layout.MessageType;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** Layout of a {@link DeadLetter} on the wire. */
public final class DeadLetterSerializer extends MessageSerializer<DeadLetter> {
  private static final long serialVersionUID = 1L;

  /** Flink's type of a {@link DeadLetter}. */
  public static final MessageType<DeadLetter> TYPE =
      MessageType.of(DeadLetter.class, DeadLetterSerializer::new);

  @Override
  protected int version() {
    return 1;
  }

  @Override
  protected void write(DeadLetter message, DataOutputView out) throws IOException {
    out.writeInt(message.split());
    out.writeLong(message.offset());
    ArrayWire.writeBytes(message.key(), out);
    ArrayWire.writeBytes(message.headers(), out);
    ArrayWire.writeBytes(message.value(), out);
    StringValue.writeString(message.reason(), out);
  }

  @Override
  protected DeadLetter read(int version, DataInputView in) throws IOException {
    return new DeadLetter(
        in.readInt(),
        in.readLong(),
        ArrayWire.readBytes(in),
        ArrayWire.readBytes(in),
        ArrayWire.readBytes(in),
        StringValue.readString(in));
  }

  @Override
  public TypeSerializer<DeadLetter> duplicate() {
    return new DeadLetterSerializer();
  }

  @Override
  public TypeSerializerSnapshot<DeadLetter> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Written into checkpoints beside the state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DeadLetter> {
    public Snapshot() {
      super(DeadLetterSerializer::new);
    }
  }
}
