package dev.eddy.streaming.wire;

import dev.eddy.learning.reaction.TrialStep;
import dev.eddy.learning.scaling.ValueStatistics;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.ShardTotals;
import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.layout.MessageType;
import dev.eddy.streaming.layout.RolesWire;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a {@link Gradient} on the wire and in checkpoints. */
public final class GradientSerializer extends MessageSerializer<Gradient> {
  private static final long serialVersionUID = 1L;

  /** Flink's type of a {@link Gradient}. */
  public static final MessageType<Gradient> TYPE =
      MessageType.of(Gradient.class, GradientSerializer::new);

  @Override
  protected int version() {
    return 1;
  }

  @Override
  protected void write(Gradient message, DataOutputView out) throws IOException {
    out.writeInt(message.shard());
    out.writeInt(message.slice());
    out.writeLong(message.step());
    out.writeLong(message.stepId());
    out.writeBoolean(message.endsInput());
    ShardGradient part = message.part();
    ShardTotals totals = part.totals();
    out.writeInt(totals.exampleCount());
    out.writeDouble(totals.normalizer());
    out.writeDouble(totals.unitSquares());
    out.writeDouble(totals.norm());
    out.writeDouble(totals.lossSum());
    out.writeInt(totals.guardedCount());
    out.writeInt(totals.errorCount());
    RolesWire.write(totals.trial().roles(), out);
    out.writeDouble(totals.trial().gain());
    arrays().writeInts(part.coordinates(), out);
    arrays().writeDoubles(part.gradientSums(), out);
    arrays().writeDoubles(part.squareSums(), out);
    arrays().writeDoubles(part.largestValues(), out);
    arrays().writeDoubles(part.statistics().counts(), out);
    arrays().writeDoubles(part.statistics().firsts(), out);
    arrays().writeDoubles(part.statistics().seconds(), out);
    arrays().writeDoubles(part.rowChanges(), out);
  }

  @Override
  protected Gradient read(int version, DataInputView in) throws IOException {
    int shard = in.readInt();
    int slice = in.readInt();
    long step = in.readLong();
    long stepId = in.readLong();
    boolean endsInput = in.readBoolean();
    ShardGradient part =
        new ShardGradient(
            new ShardTotals(
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readInt(),
                in.readInt(),
                new TrialStep(RolesWire.read(in), in.readDouble())),
            arrays().readInts(in),
            arrays().readDoubles(in),
            arrays().readDoubles(in),
            arrays().readDoubles(in),
            new ValueStatistics(
                arrays().readDoubles(in), arrays().readDoubles(in), arrays().readDoubles(in)),
            arrays().readDoubles(in));
    return new Gradient(shard, slice, step, stepId, endsInput, part);
  }

  @Override
  public TypeSerializer<Gradient> duplicate() {
    return new GradientSerializer();
  }

  @Override
  public TypeSerializerSnapshot<Gradient> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Written into checkpoints beside the state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Gradient> {
    public Snapshot() {
      super(GradientSerializer::new);
    }
  }
}
