package dev.eddy.streaming.worker;

import dev.eddy.streaming.layout.MessageSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a {@link ShardProgress} in checkpoints. */
public final class ShardProgressSerializer extends MessageSerializer<ShardProgress> {
  private static final long serialVersionUID = 1L;

  @Override
  protected int version() {
    return 1;
  }

  @Override
  protected void write(ShardProgress message, DataOutputView out) throws IOException {
    out.writeLong(message.nextStep());
    out.writeLong(message.lastStepId());
    out.writeBoolean(message.isEndSent());
    out.writeLong(message.keptBlocks());
    out.writeLong(message.passes());
    arrays().writeLongs(message.closedThrough(), out);
    arrays().writeLongs(message.memberSince(), out);
  }

  @Override
  protected ShardProgress read(int version, DataInputView in) throws IOException {
    return new ShardProgress(
        in.readLong(),
        in.readLong(),
        in.readBoolean(),
        in.readLong(),
        in.readLong(),
        arrays().readLongs(in),
        arrays().readLongs(in));
  }

  @Override
  public TypeSerializer<ShardProgress> duplicate() {
    return new ShardProgressSerializer();
  }

  @Override
  public TypeSerializerSnapshot<ShardProgress> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Written into checkpoints beside the state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ShardProgress> {
    public Snapshot() {
      super(ShardProgressSerializer::new);
    }
  }
}
