package dev.eddy.streaming.prediction;

import dev.eddy.streaming.assembly.AssemblyState;
import dev.eddy.streaming.layout.ByteRows;
import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.layout.MessageSerializerContract;
import dev.eddy.streaming.report.ShardPredictions;
import dev.eddy.streaming.report.StepOrigins;
import java.util.List;

class PredictionStateSerializerTest
    extends MessageSerializerContract<AssemblyState<StepOrigins, ShardPredictions>> {

  @Override
  protected MessageSerializer<AssemblyState<StepOrigins, ShardPredictions>> serializer() {
    return new PredictionStateSerializer();
  }

  @Override
  protected List<AssemblyState<StepOrigins, ShardPredictions>> messages() {
    return List.of(
        new AssemblyState<>(
            1L << 40,
            List.of(
                new StepOrigins(
                    2,
                    1L << 60,
                    new long[] {5},
                    new byte[] {1},
                    new double[] {1},
                    new ByteRows(new byte[] {9}, new int[] {1}),
                    ByteRows.empty())),
            List.of(
                new ShardPredictions(
                    1, 1L << 40, 1L << 60, 2, 1L << 39, new double[] {.25}, new double[0]),
                new ShardPredictions(
                    1, (1L << 40) + 1, (1L << 60) + 9, 2, 1L << 39, new double[0], new double[0]))),
        new AssemblyState<>(0, List.of(), List.of()));
  }

  @Override
  protected String golden() {
    return "predictions";
  }
}
