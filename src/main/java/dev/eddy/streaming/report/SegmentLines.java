package dev.eddy.streaming.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.learning.metric.segment.SegmentEvaluation;
import java.util.List;

/** Evaluations of segments as JSON; the names are the input's and stand as values, not as keys. */
public final class SegmentLines {
  private SegmentLines() {}

  /** Adds {@code segments} if there are any. */
  public static void put(ObjectNode json, List<SegmentEvaluation> segments) {
    if (segments.isEmpty()) {
      return;
    }
    ArrayNode array = json.putArray("segments");
    for (SegmentEvaluation segment : segments) {
      ObjectNode each = array.addObject();
      if (segment.isRest()) {
        each.put("rest", true);
      } else {
        each.put("segment", segment.name());
      }
      ObjectNode metrics = each.put("examples", segment.examples()).putObject("metrics");
      segment.metrics().forEach((name, number) -> metrics.put(name, number.doubleValue()));
    }
  }
}
