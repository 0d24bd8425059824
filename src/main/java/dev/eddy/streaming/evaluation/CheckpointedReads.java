package dev.eddy.streaming.evaluation;

import dev.eddy.streaming.report.EvaluationSummary.RecordCounts;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;

/** How much of its input a job had behind it at a checkpoint, for those who read one themselves. */
public final class CheckpointedReads {
  /** The uid of the operator whose state says so. */
  public static final String UID = "evaluation";

  /** The list state that says so, with one element. */
  public static final String STATE = "evaluation-ledger";

  private CheckpointedReads() {}

  /** Returns how many records were read, from an element of the state. */
  public static long count(DataInputView element) throws IOException {
    LedgerState ledger = new LedgerStateSerializer().deserialize(element);
    return ledger.records().splits().stream().mapToLong(RecordCounts::read).sum();
  }
}
