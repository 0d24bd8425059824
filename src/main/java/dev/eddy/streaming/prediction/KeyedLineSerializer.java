package dev.eddy.streaming.prediction;

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

/** Layout of a {@link KeyedLine} on the wire. */
public final class KeyedLineSerializer extends MessageSerializer<KeyedLine> {
  private static final long serialVersionUID = 1L;

  /** Flink's type of a {@link KeyedLine}. */
  public static final MessageType<KeyedLine> TYPE =
      MessageType.of(KeyedLine.class, KeyedLineSerializer::new);

  @Override
  protected int version() {
    return 1;
  }

  @Override
  protected void write(KeyedLine message, DataOutputView out) throws IOException {
    ArrayWire.writeBytes(message.key(), out);
    ArrayWire.writeBytes(message.headers(), out);
    StringValue.writeString(message.line(), out);
  }

  @Override
  protected KeyedLine read(int version, DataInputView in) throws IOException {
    return new KeyedLine(
        ArrayWire.readBytes(in), ArrayWire.readBytes(in), StringValue.readString(in));
  }

  @Override
  public TypeSerializer<KeyedLine> duplicate() {
    return new KeyedLineSerializer();
  }

  @Override
  public TypeSerializerSnapshot<KeyedLine> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Written into checkpoints beside the state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<KeyedLine> {
    public Snapshot() {
      super(KeyedLineSerializer::new);
    }
  }
}
