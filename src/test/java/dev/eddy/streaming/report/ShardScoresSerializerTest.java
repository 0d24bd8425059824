package dev.eddy.streaming.report;

import dev.eddy.learning.metric.Scores;
import dev.eddy.learning.metric.sums.ErrorSums;
import dev.eddy.learning.metric.sums.PredictorSums;
import dev.eddy.learning.reaction.Roles;
import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.layout.MessageSerializerContract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class ShardScoresSerializerTest extends MessageSerializerContract<ShardScores> {

  @Override
  protected MessageSerializer<ShardScores> serializer() {
    return new ShardScoresSerializer();
  }

  @Override
  protected List<ShardScores> messages() {
    return List.of(
        new ShardScores(
            3,
            1L << 40,
            1L << 60,
            5,
            2,
            .75,
            1 << 30,
            SampleScores.regression(),
            segments(),
            List.of(SampleScores.regression(), SampleScores.none()),
            new PredictorSums(1L << 33, 5, -.5, new ErrorSums(1e100, .25)),
            new Roles(1, 1L << 40, 1L << 41, true)),
        ShardScores.end(0, 0, SampleScores.binary()));
  }

  @Override
  protected String golden() {
    return "shard-scores";
  }

  private static Map<String, Scores> segments() {
    Map<String, Scores> segments = new LinkedHashMap<>();
    segments.put("b", SampleScores.regression());
    segments.put("", SampleScores.none());
    return segments;
  }
}
