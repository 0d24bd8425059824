package dev.eddy.streaming.server;

import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.layout.StepTotalsWire;
import dev.eddy.streaming.loop.GuardsWire;
import dev.eddy.streaming.wire.DescentWire;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a {@link SliceProgress} in checkpoints. */
public final class SliceProgressSerializer extends MessageSerializer<SliceProgress> {
  private static final long serialVersionUID = 1L;

  @Override
  protected int version() {
    return 1;
  }

  @Override
  protected void write(SliceProgress message, DataOutputView out) throws IOException {
    out.writeLong(message.steps().version());
    out.writeLong(message.steps().lastStepId());
    arrays().writeLongs(message.steps().stepsOfShards(), out);
    arrays().writeLongs(message.steps().openStepIds(), out);
    GuardsWire.write(message.steps().guards(), out);
    out.writeLong(message.stepCount());
    out.writeInt(message.endedShardCount());
    out.writeLong(message.digest());
    StepTotalsWire.write(message.totals(), out);
    ReactorWire.write(message.reactor(), out);
    DescentWire.write(message.descent(), arrays(), out);
  }

  @Override
  protected SliceProgress read(int version, DataInputView in) throws IOException {
    return new SliceProgress(
        new StepProgress(
            in.readLong(),
            in.readLong(),
            arrays().readLongs(in),
            arrays().readLongs(in),
            GuardsWire.read(in)),
        in.readLong(),
        in.readInt(),
        in.readLong(),
        StepTotalsWire.read(in),
        ReactorWire.read(in),
        DescentWire.readProgress(arrays(), in));
  }

  @Override
  public TypeSerializer<SliceProgress> duplicate() {
    return new SliceProgressSerializer();
  }

  @Override
  public TypeSerializerSnapshot<SliceProgress> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Written into checkpoints beside the state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<SliceProgress> {
    public Snapshot() {
      super(SliceProgressSerializer::new);
    }
  }
}
