package dev.eddy.streaming.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.learning.drift.DriftAlarm;
import dev.eddy.learning.metric.Evaluation;
import dev.eddy.learning.metric.rolling.EventWindows.Period;
import dev.eddy.learning.metric.rolling.Span;
import dev.eddy.learning.reaction.TrialLog;
import dev.eddy.streaming.report.EvaluationSummary.RecordCounts;
import dev.eddy.streaming.report.HeldOut;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowReportTest {
  private static final Evaluation NOTHING = new Evaluation(Map.of(), Map.of());

  @Test
  void isOneLineWithItsKeysAlwaysInTheSameOrder() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("log_loss", 0.1 + 0.2);
    metrics.put("accuracy", 1e-7);
    Evaluation window = new Evaluation(metrics, Map.of("last_accuracy", 1.0));
    WindowReport report =
        new WindowReport(
            12, new RecordCounts(34, 28, 2, 3, 1), 10, window, List.of(), List.of(), NOTHING);
    assertThat(report.toJson())
        .isEqualTo(
            """
            {"version":1,"step":12,"theta_version":11,"delay":0,"trained":28,"read":34,"rejected":2,"scored":3,"set_aside":1,\
            "window":{"examples":10,\
            "metrics":{"log_loss":0.30000000000000004,"accuracy":1.0E-7},\
            "baselines":{"last_accuracy":1.0}},\
            "cumulative":{"metrics":{},"baselines":{}}}""");
  }

  @Test
  void otherStretchesStandBetweenTheWindowAndEverything() {
    Evaluation some = new Evaluation(Map.of("mae", 2.5), Map.of());
    List<Span> spans = List.of(new Span("sliding", 40, some), new Span("fading", 7, NOTHING));
    List<DriftAlarm> alarms = List.of(new DriftAlarm(9, 70));
    assertThat(
            new WindowReport(1, RecordCounts.none(), 0, NOTHING, spans, alarms, NOTHING).toJson())
        .endsWith(
            """
            "window":{"examples":0,"metrics":{},"baselines":{}},\
            "sliding":{"examples":40,"metrics":{"mae":2.5},"baselines":{}},\
            "fading":{"examples":7,"metrics":{},"baselines":{}},\
            "drift":[{"step":9,"trained":70}],\
            "cumulative":{"metrics":{},"baselines":{}}}""");
  }

  @Test
  void whatBecameOfAModelInTheBackgroundStandsBesideTheAlarms() {
    List<TrialLog.Event> trials =
        List.of(
            new TrialLog.Event(TrialLog.Change.STARTED, 9, 70),
            new TrialLog.Event(TrialLog.Change.TOOK_OVER, 12, 90));
    WindowReport report =
        new WindowReport(
            1,
            new WindowReport.ThetaAge(0, 0),
            RecordCounts.none(),
            0,
            Period.none(),
            NOTHING,
            List.of(),
            List.of(),
            List.of(new DriftAlarm(9, 70)),
            trials,
            NOTHING,
            HeldOut.none());
    assertThat(report.toJson())
        .contains(
            """
            "drift":[{"step":9,"trained":70}],\
            "background":[{"event":"started","step":9,"trained":70},\
            {"event":"took_over","step":12,"trained":90}],\
            "cumulative""");
  }

  @Test
  void numbersParseBackToTheSameBits() throws JsonProcessingException {
    Random random = new Random(1);
    ObjectMapper mapper = new ObjectMapper();
    for (int i = 0; i < 1000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(number)) {
        Evaluation evaluation = new Evaluation(Map.of("mse", number), Map.of());
        String json =
            new WindowReport(1, RecordCounts.none(), 0, evaluation, List.of(), List.of(), NOTHING)
                .toJson();
        JsonNode parsed = mapper.readTree(json).at("/window/metrics/mse");
        assertThat(Double.doubleToLongBits(parsed.doubleValue()))
            .isEqualTo(Double.doubleToLongBits(number));
      }
    }
  }

  @Test
  void aRejectedRecordIsOneLineWhateverItsReasonQuotes() throws JsonProcessingException {
    String reason = "label must be 0 or 1, was \"\\x\n\u0001\u2028\"";
    String json = new RejectedRecord("b \"quoted\".csv", 12, reason).toJson();
    assertThat(json)
        .doesNotContain("\n")
        .startsWith("{\"split\":\"b \\\"quoted\\\".csv\",\"offset\":12,\"reason\":\"");
    assertThat(new ObjectMapper().readTree(json).get("reason").textValue()).isEqualTo(reason);
  }
}
