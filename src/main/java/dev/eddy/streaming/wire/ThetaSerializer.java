package dev.eddy.streaming.wire;

import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.layout.MessageType;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a {@link Theta} on the wire and in checkpoints. */
public final class ThetaSerializer extends MessageSerializer<Theta> {
  private static final long serialVersionUID = 1L;

  /** Flink's type of a {@link Theta}. */
  public static final MessageType<Theta> TYPE = MessageType.of(Theta.class, ThetaSerializer::new);

  @Override
  protected int version() {
    return 1;
  }

  @Override
  protected void write(Theta message, DataOutputView out) throws IOException {
    out.writeInt(message.slice());
    out.writeLong(message.version());
    out.writeLong(message.stepId());
    out.writeBoolean(message.isComplete());
    out.writeBoolean(message.isDone());
    ThetaDeltaWire.write(message.delta(), arrays(), out);
  }

  @Override
  protected Theta read(int version, DataInputView in) throws IOException {
    return new Theta(
        in.readInt(),
        in.readLong(),
        in.readLong(),
        in.readBoolean(),
        in.readBoolean(),
        ThetaDeltaWire.read(arrays(), in));
  }

  @Override
  public TypeSerializer<Theta> duplicate() {
    return new ThetaSerializer();
  }

  @Override
  public TypeSerializerSnapshot<Theta> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Written into checkpoints beside the state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Theta> {
    public Snapshot() {
      super(ThetaSerializer::new);
    }
  }
}
