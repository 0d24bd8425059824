package dev.eddy.streaming.report;

import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.layout.MessageType;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of {@link ShardPredictions} on the wire and in checkpoints. */
public final class ShardPredictionsSerializer extends MessageSerializer<ShardPredictions> {
  private static final long serialVersionUID = 1L;

  /** Flink's type of {@link ShardPredictions}. */
  public static final MessageType<ShardPredictions> TYPE =
      MessageType.of(ShardPredictions.class, ShardPredictionsSerializer::new);

  @Override
  protected int version() {
    return 1;
  }

  @Override
  protected void write(ShardPredictions message, DataOutputView out) throws IOException {
    out.writeInt(message.shard());
    out.writeLong(message.step());
    out.writeLong(message.stepId());
    out.writeInt(message.splitCount());
    out.writeLong(message.version());
    arrays().writeDoubles(message.labeled(), out);
    arrays().writeDoubles(message.unlabeled(), out);
  }

  @Override
  protected ShardPredictions read(int version, DataInputView in) throws IOException {
    return new ShardPredictions(
        in.readInt(),
        in.readLong(),
        in.readLong(),
        in.readInt(),
        in.readLong(),
        arrays().readDoubles(in),
        arrays().readDoubles(in));
  }

  @Override
  public TypeSerializer<ShardPredictions> duplicate() {
    return new ShardPredictionsSerializer();
  }

  @Override
  public TypeSerializerSnapshot<ShardPredictions> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Written into checkpoints beside the state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ShardPredictions> {
    public Snapshot() {
      super(ShardPredictionsSerializer::new);
    }
  }
}
