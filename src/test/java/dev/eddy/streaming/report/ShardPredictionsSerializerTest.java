package dev.eddy.streaming.report;

import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.layout.MessageSerializerContract;
import java.util.List;

class ShardPredictionsSerializerTest extends MessageSerializerContract<ShardPredictions> {

  @Override
  protected MessageSerializer<ShardPredictions> serializer() {
    return new ShardPredictionsSerializer();
  }

  @Override
  protected List<ShardPredictions> messages() {
    return List.of(
        new ShardPredictions(
            3, 1L << 40, 1L << 60, 5, 1L << 41, new double[] {.5, 1e-300}, new double[] {-7}),
        new ShardPredictions(0, 0, 0, 1, 0, new double[0], new double[3000]));
  }

  @Override
  protected String golden() {
    return "shard-predictions";
  }
}
