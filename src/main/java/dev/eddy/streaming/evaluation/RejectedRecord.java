package dev.eddy.streaming.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * A record that was not trained, as it is told to people.
 *
 * @param split name of the split
 * @param offset Kafka offset, or line number from 0
 * @param reason name, rule and value
 */
record RejectedRecord(String split, long offset, String reason) {

  /** Returns one line of JSON. */
  String toJson() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("split", split)
        .put("offset", offset)
        .put("reason", reason)
        .toString();
  }
}
