package dev.eddy.streaming.prediction;

import dev.eddy.streaming.assembly.AssemblyState;
import dev.eddy.streaming.assembly.AssemblyWire;
import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.report.ShardPredictions;
import dev.eddy.streaming.report.ShardPredictionsSerializer;
import dev.eddy.streaming.report.StepOrigins;
import dev.eddy.streaming.report.StepOriginsSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout in checkpoints of what the predictions wait with. */
public final class PredictionStateSerializer
    extends MessageSerializer<AssemblyState<StepOrigins, ShardPredictions>> {
  private static final long serialVersionUID = 1L;

  private final AssemblyWire<StepOrigins, ShardPredictions> assembly =
      new AssemblyWire<>(new StepOriginsSerializer(), new ShardPredictionsSerializer());

  @Override
  protected int version() {
    return 1;
  }

  @Override
  protected void write(AssemblyState<StepOrigins, ShardPredictions> message, DataOutputView out)
      throws IOException {
    assembly.write(message, out);
  }

  @Override
  protected AssemblyState<StepOrigins, ShardPredictions> read(int version, DataInputView in)
      throws IOException {
    return assembly.read(in);
  }

  @Override
  public TypeSerializer<AssemblyState<StepOrigins, ShardPredictions>> duplicate() {
    return new PredictionStateSerializer();
  }

  @Override
  public TypeSerializerSnapshot<AssemblyState<StepOrigins, ShardPredictions>>
      snapshotConfiguration() {
    return new Snapshot();
  }

  /** Written into checkpoints beside the state. */
  public static final class Snapshot
      extends SimpleTypeSerializerSnapshot<AssemblyState<StepOrigins, ShardPredictions>> {
    public Snapshot() {
      super(PredictionStateSerializer::new);
    }
  }
}
