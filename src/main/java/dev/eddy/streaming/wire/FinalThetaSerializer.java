package dev.eddy.streaming.wire;

import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.layout.MessageType;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a {@link FinalTheta} on the wire and in checkpoints. */
public final class FinalThetaSerializer extends MessageSerializer<FinalTheta> {
  private static final long serialVersionUID = 1L;

  /** Flink's type of a {@link FinalTheta}. */
  public static final MessageType<FinalTheta> TYPE =
      MessageType.of(FinalTheta.class, FinalThetaSerializer::new);

  @Override
  protected int version() {
    return 1;
  }

  @Override
  protected void write(FinalTheta message, DataOutputView out) throws IOException {
    out.writeInt(message.slice());
    out.writeLong(message.version());
    out.writeLong(message.digest());
    out.writeBoolean(message.isComplete());
    ThetaDeltaWire.write(message.delta(), arrays(), out);
    DescentWire.write(message.descent(), out);
  }

  @Override
  protected FinalTheta read(int version, DataInputView in) throws IOException {
    return new FinalTheta(
        in.readInt(),
        in.readLong(),
        in.readLong(),
        in.readBoolean(),
        ThetaDeltaWire.read(arrays(), in),
        DescentWire.readReport(in));
  }

  @Override
  public TypeSerializer<FinalTheta> duplicate() {
    return new FinalThetaSerializer();
  }

  @Override
  public TypeSerializerSnapshot<FinalTheta> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Written into checkpoints beside the state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<FinalTheta> {
    public Snapshot() {
      super(FinalThetaSerializer::new);
    }
  }
}
