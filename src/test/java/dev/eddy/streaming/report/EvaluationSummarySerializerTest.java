package dev.eddy.streaming.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.learning.metric.Evaluation;
import dev.eddy.learning.metric.segment.SegmentEvaluation;
import dev.eddy.learning.metric.sums.PairedSums.Gain;
import dev.eddy.learning.reaction.TrialLog;
import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.layout.MessageSerializerContract;
import dev.eddy.streaming.report.EvaluationSummary.RecordCounts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationSummarySerializerTest extends MessageSerializerContract<EvaluationSummary> {

  @Override
  protected MessageSerializer<EvaluationSummary> serializer() {
    return new EvaluationSummarySerializer();
  }

  @Override
  protected List<EvaluationSummary> messages() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("log_loss", 0.1 + 0.2);
    metrics.put("accuracy", 0.75);
    return List.of(
        new EvaluationSummary(
            true,
            17,
            List.of(new RecordCounts(10, 4, 1, 3, 2), new RecordCounts(1L << 40, 1L << 40, 0)),
            List.of(3L, 1L << 41),
            5,
            List.of(9L, 0L, 1L << 42),
            new Evaluation(
                metrics,
                Map.of("last_accuracy", 0.5),
                Map.of("last_accuracy", new Gain(.25, .125, .375, 1e-9))),
            SampleScores.binary(),
            List.of(
                new SegmentEvaluation("NSW", false, 1L << 40, metrics),
                new SegmentEvaluation("", true, 2, Map.of())),
            List.of(metrics, Map.of("accuracy", .25)),
            new HeldOut(7, 1L << 40, metrics),
            new TrialLog.Counts(1L << 41, 3)),
        new EvaluationSummary(
            false,
            0,
            List.of(),
            List.of(),
            0,
            List.of(),
            new Evaluation(Map.of(), Map.of()),
            SampleScores.regression(),
            List.of(),
            List.of(),
            HeldOut.none(),
            TrialLog.Counts.none()));
  }

  @Override
  protected String golden() {
    return "evaluation-summary";
  }

  @Test
  void theTotalIsTheSumOfTheSplits() {
    assertThat(messages().get(0).total())
        .isEqualTo(new RecordCounts((1L << 40) + 10, (1L << 40) + 4, 1, 3, 2));
    assertThat(messages().get(1).total()).isEqualTo(RecordCounts.none());
  }

  @Test
  void aRecordReadIsTrainedRejectedOrScored() {
    assertThatThrownBy(() -> new RecordCounts(5, 3, 1, 2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("read must be trained + rejected + scored + setAside (3 + 1 + 2 + 1), was 5");
  }
}
