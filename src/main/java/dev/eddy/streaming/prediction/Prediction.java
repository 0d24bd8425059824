package dev.eddy.streaming.prediction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.format.json.JsonLine;

/**
 * What theta predicted for one record, as it is told to people.
 *
 * @param split name of the split
 * @param offset Kafka offset, or line number from 0
 * @param score a probability for classes, a number for numbers
 * @param label NaN for none
 * @param version steps that had trained theta
 */
record Prediction(String split, long offset, double score, double label, long version) {

  /** Returns one line of JSON; its doubles parse back to the same bits. */
  String toJson() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("split", split)
            .put("offset", offset)
            .put("score", score);
    if (label == (int) label) {
      // Classes read better without a fraction.
      json.put("label", (int) label);
    } else if (!Double.isNaN(label)) {
      json.put("label", label);
    }
    return JsonLine.of(json.put("version", version));
  }
}
