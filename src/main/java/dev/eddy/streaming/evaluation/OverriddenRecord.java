package dev.eddy.streaming.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.eddy.streaming.wire.StepOverride;
import java.util.Locale;

/**
 * A record that is not in the interval of its timestamp, as a later run reads it to repeat this
 * one.
 *
 * @param split name of the split
 */
record OverriddenRecord(String split, StepOverride override) {

  /** Returns one line of JSON. */
  String toJson() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("split", split)
        .put("offset", override.offset())
        .put("interval", override.interval())
        .put("cause", override.cause().name().toLowerCase(Locale.ROOT))
        .toString();
  }
}
