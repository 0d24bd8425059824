package dev.eddy.streaming.report;

import dev.eddy.learning.metric.Scores;
import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.layout.MessageSerializerContract;
import java.util.List;

class ScoresSerializerTest extends MessageSerializerContract<Scores> {

  @Override
  protected MessageSerializer<Scores> serializer() {
    return new ScoresSerializer();
  }

  @Override
  protected List<Scores> messages() {
    return List.of(
        SampleScores.binary(),
        SampleScores.none(),
        SampleScores.dense(),
        SampleScores.regression(),
        SampleScores.multiclass());
  }

  @Override
  protected String golden() {
    return "scores";
  }
}
