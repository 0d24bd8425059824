package dev.eddy.streaming.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.format.json.JsonLine;
import dev.eddy.learning.drift.DriftAlarm;
import dev.eddy.learning.metric.Evaluation;
import dev.eddy.learning.metric.rolling.EventWindows.Period;
import dev.eddy.learning.metric.rolling.Span;
import dev.eddy.learning.metric.segment.SegmentEvaluation;
import dev.eddy.learning.reaction.TrialLog;
import dev.eddy.streaming.report.EvaluationSummary.RecordCounts;
import dev.eddy.streaming.report.GainLines;
import dev.eddy.streaming.report.HeldOut;
import dev.eddy.streaming.report.SegmentLines;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How good the model is when a window closes.
 *
 * @param steps steps counted so far, with the one that closed the window
 * @param theta that the last of them was scored with
 * @param total what became of all records so far
 * @param windowExamples trained examples in the window
 * @param period event time of the window, none of one by examples
 * @param window over the window
 * @param spans of other stretches that end with the window
 * @param segments of the window
 * @param alarms of drift since the window before
 * @param trials what became of a model in the background since the window before
 * @param cumulative over all examples so far
 * @param heldOut over all examples so far that are held out
 */
record WindowReport(
    long steps,
    ThetaAge theta,
    RecordCounts total,
    long windowExamples,
    Period period,
    Evaluation window,
    List<Span> spans,
    List<SegmentEvaluation> segments,
    List<DriftAlarm> alarms,
    List<TrialLog.Event> trials,
    Evaluation cumulative,
    HeldOut heldOut) {
  private static final int VERSION = 1;

  /** The window is by examples, there are no segments, and nothing is held out. */
  WindowReport(
      long steps,
      RecordCounts total,
      long windowExamples,
      Evaluation window,
      List<Span> spans,
      List<DriftAlarm> alarms,
      Evaluation cumulative) {
    this(
        steps,
        new ThetaAge(steps - 1, 0),
        total,
        windowExamples,
        Period.none(),
        window,
        spans,
        List.of(),
        alarms,
        List.of(),
        cumulative,
        HeldOut.none());
  }

  /**
   * Which theta examples were scored with.
   *
   * @param version steps that were in it
   * @param delay steps before theirs that were not
   */
  record ThetaAge(long version, long delay) {}

  /** Returns one line of JSON; its doubles parse back to the same bits. */
  String toJson() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("version", VERSION)
            .put("step", steps)
            .put("theta_version", theta.version())
            .put("delay", theta.delay())
            .put("trained", total.trained())
            .put("read", total.read())
            .put("rejected", total.rejected())
            .put("scored", total.scored())
            .put("set_aside", total.setAside());
    ObjectNode ofWindow = json.putObject("window").put("examples", windowExamples);
    if (!period.isNone()) {
      ofWindow.put("from", period.fromMillis()).put("to", period.toMillis());
    }
    put(ofWindow, window);
    SegmentLines.put(ofWindow, segments);
    for (Span span : spans) {
      put(json.putObject(span.name()).put("examples", span.examples()), span.evaluation());
    }
    if (!alarms.isEmpty()) {
      ArrayNode drift = json.putArray("drift");
      for (DriftAlarm alarm : alarms) {
        drift.addObject().put("step", alarm.steps()).put("trained", alarm.trained());
      }
    }
    if (!trials.isEmpty()) {
      ArrayNode background = json.putArray("background");
      for (TrialLog.Event event : trials) {
        background
            .addObject()
            .put("event", event.change().name().toLowerCase(Locale.ROOT))
            .put("step", event.steps())
            .put("trained", event.trained());
      }
    }
    put(json.putObject("cumulative"), cumulative);
    heldOut.put(json);
    return JsonLine.of(json);
  }

  private static void put(ObjectNode json, Evaluation evaluation) {
    put(json.putObject("metrics"), evaluation.metrics());
    put(json.putObject("baselines"), evaluation.baselines());
    GainLines.put(json, evaluation.gains());
  }

  private static void put(ObjectNode json, Map<String, Double> numbers) {
    numbers.forEach((name, number) -> json.put(name, number.doubleValue()));
  }
}
