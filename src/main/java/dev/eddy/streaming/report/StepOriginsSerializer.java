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

/** Layout of {@link StepOrigins} on the wire and in checkpoints. */
public final class StepOriginsSerializer extends MessageSerializer<StepOrigins> {
  private static final long serialVersionUID = 1L;

  /** Flink's type of {@link StepOrigins}. */
  public static final MessageType<StepOrigins> TYPE =
      MessageType.of(StepOrigins.class, StepOriginsSerializer::new);

  @Override
  protected int version() {
    return 1;
  }

  @Override
  protected void write(StepOrigins message, DataOutputView out) throws IOException {
    out.writeInt(message.split());
    out.writeLong(message.stepId());
    arrays().writeLongs(message.offsets(), out);
    ArrayWire.writeBytes(message.shards(), out);
    arrays().writeDoubles(message.labels(), out);
    arrays().writeRows(message.keys(), out);
    arrays().writeRows(message.headers(), out);
  }

  @Override
  protected StepOrigins read(int version, DataInputView in) throws IOException {
    return new StepOrigins(
        in.readInt(),
        in.readLong(),
        arrays().readLongs(in),
        ArrayWire.readBytes(in),
        arrays().readDoubles(in),
        arrays().readRows(in),
        arrays().readRows(in));
  }

  @Override
  public TypeSerializer<StepOrigins> duplicate() {
    return new StepOriginsSerializer();
  }

  @Override
  public TypeSerializerSnapshot<StepOrigins> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Written into checkpoints beside the state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<StepOrigins> {
    public Snapshot() {
      super(StepOriginsSerializer::new);
    }
  }
}
