package dev.eddy.streaming.result;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.learning.descent.DescentReport;
import dev.eddy.learning.theta.DistinctFeatures;
import dev.eddy.learning.theta.measure.ThetaHash;
import dev.eddy.streaming.report.EvaluationSummary;
import dev.eddy.streaming.report.EvaluationSummary.RecordCounts;
import dev.eddy.streaming.report.GainLines;
import dev.eddy.streaming.report.SegmentLines;
import java.util.List;
import java.util.Map;

/**
 * The summary of a run, {@code summary.json}.
 *
 * @param evaluation counts and metrics
 * @param model theta and digests
 * @param clock time and checkpoints
 * @param restarts how often the job was restarted after a failure
 */
record RunSummary(EvaluationSummary evaluation, FinalModel model, RunClock clock, int restarts) {

  String toJson(ResultSettings settings, long nowMillis) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("status", evaluation.isComplete() ? "done" : "stopped");
    putCounts(json, evaluation.total());
    json.put("late", evaluation.late());
    json.put("steps", model.steps());
    json.put("theta_sha256", ThetaHash.ofTheta(model.theta()));
    json.put("gradient_digest", ThetaHash.ofDigests(model.digests()));
    DistinctFeatures features = model.distinctFeatures(settings.learner().model());
    json.put("features", features.features());
    json.put("hash_collisions", features.collisions());
    if (!model.descent().isNone()) {
      putDescent(json.putObject("descent"), model.descent());
    }
    putNumbers(json.putObject("metrics"), evaluation.cumulative().metrics());
    putNumbers(json.putObject("baselines"), evaluation.cumulative().baselines());
    GainLines.put(json, evaluation.cumulative().gains());
    ScoreTables.put(json.putObject("tables"), settings.learner().target(), evaluation.scores());
    SegmentLines.put(json, evaluation.segments());
    if (!evaluation.folds().isEmpty()) {
      FoldMetrics.put(json.putObject("folds"), evaluation.folds());
    }
    evaluation.heldOut().put(json);
    if (settings.learner().reaction().isBackground()) {
      json.putObject("background")
          .put("trials", evaluation.trials().trials())
          .put("takeovers", evaluation.trials().takeovers());
    }
    ObjectNode splits = json.putObject("splits");
    for (int split = 0; split < evaluation.splits().size(); split++) {
      putCounts(splits.putObject(settings.splitName(split)), evaluation.splits().get(split));
    }
    List<Long> shards = evaluation.trainedOfShards();
    shards.forEach(json.putArray("trained_of_shards")::add);
    putStaleness(json.putObject("staleness"), evaluation.staleness());
    double seconds = clock.seconds(nowMillis);
    json.put("seconds", seconds);
    json.put("examples_per_second", seconds > 0 ? evaluation.total().trained() / seconds : 0);
    json.put("restarts", restarts);
    json.put("checkpoints", clock.checkpointCount());
    json.put("version", settings.version());
    return json.toPrettyString();
  }

  private static void putCounts(ObjectNode json, RecordCounts counts) {
    json.put("read", counts.read());
    json.put("trained", counts.trained());
    json.put("rejected", counts.rejected());
    json.put("scored", counts.scored());
    json.put("set_aside", counts.setAside());
  }

  /** Only what was seen: {@code {"0": 12, "2": 1}}. */
  private static void putStaleness(ObjectNode json, List<Long> counts) {
    for (int staleness = 0; staleness < counts.size(); staleness++) {
      if (counts.get(staleness) > 0) {
        json.put(Integer.toString(staleness), counts.get(staleness));
      }
    }
  }

  private static void putDescent(ObjectNode json, DescentReport descent) {
    json.put("passes", descent.passes());
    json.put("steps", descent.steps());
    json.put("loss", descent.loss());
    json.put("gradient_norm", descent.gradientNorm());
    json.put("stopped_by", descent.stoppedBy().toString());
  }

  private static void putNumbers(ObjectNode json, Map<String, Double> numbers) {
    numbers.forEach((name, number) -> json.put(name, number.doubleValue()));
  }
}
