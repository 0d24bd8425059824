package dev.eddy.streaming.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.learning.Learners;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.metric.Evaluation;
import dev.eddy.learning.metric.ScoreCollector;
import dev.eddy.learning.metric.Scores;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.reaction.TrialLog;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.report.EvaluationSummary;
import dev.eddy.streaming.report.EvaluationSummary.RecordCounts;
import dev.eddy.streaming.report.HeldOut;
import dev.eddy.streaming.wire.FinalTheta;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultOperatorTest {
  private static final LearnerSettings LEARNER =
      Learners.linear(2, false, LossType.LOGISTIC, OptimizerType.SGD, .5, false, 0);

  private static final EvaluationSummary EVALUATION =
      new EvaluationSummary(
          true,
          3,
          List.of(new RecordCounts(5, 4, 1)),
          List.of(4L),
          2,
          List.of(5L, 0L, 1L),
          new Evaluation(Map.of("log_loss", .25), Map.of()),
          scores(),
          List.of(),
          List.of(),
          HeldOut.none(),
          TrialLog.Counts.none());

  @TempDir Path folder;

  @Test
  void everythingThatWasToldIsInTheSummary() throws Exception {
    try (var harness = fresh()) {
      ResultOperator result = (ResultOperator) harness.getOperator();
      tell(result, piece(0, 2, 1.5), piece(1, 3, -2));
      result.processElement2(new StreamRecord<>(EVALUATION));
      result.finish();
    }
    JsonNode summary = summary();
    assertThat(summary.get("status").asText()).isEqualTo("done");
    assertThat(summary.get("read").asLong()).isEqualTo(5);
    assertThat(summary.get("splits").get("a.csv").get("rejected").asLong()).isEqualTo(1);
    assertThat(summary.get("metrics").get("log_loss").asDouble()).isEqualTo(.25);
    JsonNode tables = summary.get("tables");
    assertThat(tables.get("confusion").toString()).isEqualTo("[[2,0],[1,1]]");
    assertThat(tables.get("lift").get(0).asDouble()).isEqualTo(2);
    // Margins of -1 and 1 lie in rows .2 and .7; a bin's middle is 1/256 above them.
    assertThat(tables.get("reliability").get(0).get("from").asDouble()).isEqualTo(.2);
    assertThat(tables.get("reliability").get(0).get("examples").asLong()).isEqualTo(3);
    assertThat(tables.get("reliability").get(0).get("positive_share").asDouble())
        .isEqualTo(1.0 / 3);
    assertThat(tables.get("reliability").get(1).get("mean_probability").asDouble())
        .isCloseTo(1 / (1 + Math.exp(-1 - 1.0 / 256)), within(1e-12));
    // Two of four coordinates: ln(1/2) / ln(3/4) = 2.4.
    assertThat(summary.get("features").asLong()).isEqualTo(2);
    assertThat(summary.get("hash_collisions").asLong()).isZero();
    assertThat(summary.get("staleness").toString()).isEqualTo("{\"0\":5,\"2\":1}");
    assertThat(ModelFile.read(folder.resolve("model")).weights()).containsExactly(1.5, -2);
  }

  @Test
  void whatWasToldBeforeAFailureIsNotForgottenAndNotDoubled() throws Exception {
    OperatorSubtaskState state;
    try (var harness = fresh()) {
      ResultOperator result = (ResultOperator) harness.getOperator();
      tell(result, piece(0, 2, 1.5));
      result.processElement2(new StreamRecord<>(EVALUATION));
      state = harness.snapshot(1, 1);
      tell(result, piece(1, 3, -2));
    }
    try (var harness = created()) {
      harness.initializeState(state);
      harness.open();
      ResultOperator result = (ResultOperator) harness.getOperator();
      tell(result, piece(1, 3, -2));
      result.finish();
    }
    assertThat(summary().get("steps").asLong()).isEqualTo(9);
    assertThat(ModelFile.read(folder.resolve("model")).coordinates()).containsExactly(2, 3);
  }

  /** Flink finishes a server again when the checkpoint was taken before its task had ended. */
  @Test
  void serversThatSpeakAgainAfterARestoreReplaceWhatTheySaid() throws Exception {
    OperatorSubtaskState state;
    try (var harness = fresh()) {
      ResultOperator result = (ResultOperator) harness.getOperator();
      tell(result, piece(0, 2, 1.5), piece(1, 3, -2));
      result.processElement2(new StreamRecord<>(EVALUATION));
      state = harness.snapshot(1, 1);
    }
    String digest = summary().get("gradient_digest").asText();
    try (var harness = created()) {
      harness.initializeState(state);
      harness.open();
      tell((ResultOperator) harness.getOperator(), piece(0, 2, 1.5), piece(1, 3, -2));
    }
    assertThat(ModelFile.read(folder.resolve("model")).coordinates()).containsExactly(2, 3);
    assertThat(summary().get("gradient_digest").asText()).isEqualTo(digest);
  }

  @Test
  void aFreshStartTakesTheSummaryOfAnEarlierJobAway() throws Exception {
    Path stale = Files.writeString(folder.resolve("summary.json"), "{}");
    try (var harness = fresh()) {
      assertThat(stale).doesNotExist();
      ResultOperator result = (ResultOperator) harness.getOperator();
      tell(result, piece(0, 2, 1.5), piece(1, 3, -2));
      result.processElement2(new StreamRecord<>(EVALUATION));
    }
    assertThat(stale).exists();
  }

  @Test
  void anEndWithoutAnEvaluationIsAFault() throws Exception {
    var harness = fresh();
    // Closing a harness finishes its operator first.
    assertThatThrownBy(harness::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("evaluation must have ended");
  }

  private AbstractStreamOperatorTestHarness<Void> fresh() throws Exception {
    AbstractStreamOperatorTestHarness<Void> harness = created();
    harness.open();
    return harness;
  }

  private AbstractStreamOperatorTestHarness<Void> created() throws Exception {
    ResultSettings settings =
        new ResultSettings(folder.toString(), LEARNER, "{}", List.of("a.csv"), "test");
    AbstractStreamOperatorTestHarness<Void> harness =
        new AbstractStreamOperatorTestHarness<>(
            ResultOperator.factory(settings, Probe.NONE), 1, 1, 0);
    harness.setup();
    return harness;
  }

  private static void tell(ResultOperator result, FinalTheta... pieces) {
    for (FinalTheta piece : pieces) {
      result.processElement1(new StreamRecord<>(piece));
    }
  }

  private JsonNode summary() throws Exception {
    return new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
  }

  private static Scores scores() {
    ScoreCollector scores = ScoreCollector.of(LEARNER.target());
    scores.add(1, 1, 0);
    scores.add(-1, 1, 0);
    scores.add(-1, 0, 0);
    scores.add(-1, 0, 0);
    return scores.take();
  }

  private static FinalTheta piece(int slice, int coordinate, double weight) {
    double[] none = new double[0];
    return new FinalTheta(
        slice,
        9,
        slice,
        true,
        new ThetaDelta(new int[] {coordinate}, new double[] {weight}, none, none, none));
  }
}
