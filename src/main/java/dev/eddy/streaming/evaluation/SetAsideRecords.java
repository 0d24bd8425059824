package dev.eddy.streaming.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.streaming.evaluation.JudgedStep.Refusal;
import dev.eddy.streaming.report.StepRecords.Accepted;
import java.util.OptionalInt;

/**
 * Records of one split that were not trained because their step was set aside, as people are told.
 *
 * @param step number of the step, from 0
 * @param split name of the split
 * @param shard whose gradient was set aside, where shards are out of step
 * @param accepted the split's records in the step, all of them
 * @param recordCount how many were set aside
 */
record SetAsideRecords(
    long step, String split, OptionalInt shard, Accepted accepted, int recordCount, Refusal why) {

  /** Returns one line of JSON. */
  String toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("step", step).put("split", split);
    shard.ifPresent(number -> json.put("shard", number));
    return json.put("first_offset", accepted.firstOffset())
        .put("last_offset", accepted.lastOffset())
        .put("records", recordCount)
        .put("norm", why.norm())
        .put("reason", why.reason())
        .toString();
  }
}
