package dev.eddy.streaming.evaluation;

import dev.eddy.learning.metric.Evaluation;
import dev.eddy.streaming.wire.EvaluationSummary.RecordCounts;

/**
 * How good the model is when a window closes.
 *
 * @param steps steps counted so far, the one included that closed the window
 * @param total what became of all records so far
 * @param windowExamples trained examples in the window
 * @param window over the window
 * @param cumulative over all examples so far
 */
record WindowReport(
    long steps, RecordCounts total, long windowExamples, Evaluation window, Evaluation cumulative) {
  private static final int VERSION = 1;

  String toJson() {
    return new JsonObject()
        .put("version", VERSION)
        .put("step", steps)
        .put("trained", total.trained())
        .put("read", total.read())
        .put("rejected", total.rejected())
        .put("window", put(new JsonObject().put("examples", windowExamples), window))
        .put("cumulative", put(new JsonObject(), cumulative))
        .toString();
  }

  private static JsonObject put(JsonObject json, Evaluation evaluation) {
    return json.put("metrics", JsonObject.of(evaluation.metrics()))
        .put("baselines", JsonObject.of(evaluation.baselines()));
  }
}
