package dev.eddy.streaming.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.learning.drift.DriftAlarm;
import dev.eddy.learning.loss.Task;
import dev.eddy.learning.metric.Evaluation;
import dev.eddy.learning.metric.rolling.EventWindows.Period;
import dev.eddy.learning.metric.rolling.Span;
import dev.eddy.learning.metric.segment.SegmentEvaluation;
import dev.eddy.learning.metric.sums.PairedSums.Gain;
import dev.eddy.learning.reaction.TrialLog;
import dev.eddy.streaming.report.EvaluationSummary.RecordCounts;
import dev.eddy.streaming.report.HeldOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lines are as {@code docs/evaluation.schema.json} says. */
class EvaluationSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @EnumSource(Task.class)
  void everyLineOfARunIsAsTheSchemaSays(Task task) throws IOException {
    Scenario scenario = Scenario.of(task, 1);
    RecordingSink sink = new RecordingSink();
    EvaluationLedger ledger = new EvaluationLedger(scenario.settings(), sink);
    scenario.mixed(1).forEach(message -> EvaluationLedgerTest.send(ledger, message));
    assertThat(sink.windows).isNotEmpty();
    for (WindowReport window : sink.windows) {
      assertThat(schema().violations(JSON.readTree(window.toJson()))).isEmpty();
    }
  }

  @Test
  void everythingThatALineMayHaveIsInTheSchema() throws IOException {
    JsonNode full = JSON.readTree(full().toJson());
    assertThat(schema().violations(full)).isEmpty();
    JsonNode properties = schemaText().get("properties");
    assertThat(properties.fieldNames()).toIterable().allMatch(full::has);
    assertThat(properties.at("/window/properties").fieldNames())
        .toIterable()
        .allMatch(full.get("window")::has);
    assertThat(properties.at("/held_out/properties").fieldNames())
        .toIterable()
        .allMatch(full.get("held_out")::has);
  }

  @Test
  void whatIsNotInTheSchemaIsFoundOut() throws IOException {
    ObjectNode line = (ObjectNode) JSON.readTree(full().toJson());
    line.put("version", 2).put("more", 1).put("delay", .5).remove("read");
    assertThat(schema().violations(line)).hasSize(4);
  }

  private static WindowReport full() {
    Evaluation some =
        new Evaluation(
            Map.of("mae", 2.5),
            Map.of("mean_mae", 3.0),
            Map.of("mean_mae", new Gain(.5, 0, 1, .02)));
    return new WindowReport(
        9,
        new WindowReport.ThetaAge(7, 1),
        new RecordCounts(34, 28, 2, 3, 1),
        10,
        new Period(60_000, 120_000),
        some,
        List.of(new Span("sliding", 40, some), new Span("fading", 7, some)),
        List.of(
            new SegmentEvaluation("a \"b\"", false, 3, Map.of("mae", 1.0)),
            new SegmentEvaluation("", true, 7, Map.of())),
        List.of(new DriftAlarm(9, 70)),
        List.of(new TrialLog.Event(TrialLog.Change.STARTED, 9, 70)),
        some,
        new HeldOut(5, 3, Map.of("mae", 2.0)));
  }

  private static JsonSchema schema() throws IOException {
    return new JsonSchema(schemaText());
  }

  private static JsonNode schemaText() throws IOException {
    return JSON.readTree(Files.readString(Path.of("docs/evaluation.schema.json")));
  }
}
