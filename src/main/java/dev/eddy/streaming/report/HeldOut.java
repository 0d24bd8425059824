package dev.eddy.streaming.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How good the model is on the examples that are held out, each scored with the theta of its step.
 *
 * @param every one of so many records is held out; 0 for none
 * @param examples held out so far
 * @param metrics over these, always in the same order
 */
public record HeldOut(int every, long examples, Map<String, Double> metrics) {
  private static final HeldOut NONE = new HeldOut(0, 0, Map.of());

  public HeldOut {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** Nothing is held out. */
  public static HeldOut none() {
    return NONE;
  }

  /** Adds {@code held_out} unless nothing is held out. */
  public void put(ObjectNode json) {
    if (every == 0) {
      return;
    }
    ObjectNode own = json.putObject("held_out").put("every", every).put("examples", examples);
    ObjectNode numbers = own.putObject("metrics");
    metrics.forEach((name, number) -> numbers.put(name, number.doubleValue()));
  }
}
