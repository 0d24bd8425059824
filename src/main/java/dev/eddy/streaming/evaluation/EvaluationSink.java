package dev.eddy.streaming.evaluation;

import dev.eddy.streaming.report.EvaluationSummary;
import dev.eddy.streaming.report.EvaluationSummary.RecordCounts;

/** Takes what an evaluation has to say, in canonical order. */
interface EvaluationSink {

  /** Takes how many steps were counted until now, and their records: after each one, and first. */
  default void step(long steps, RecordCounts total) {}

  /** Takes a window that closed. */
  void window(WindowReport report);

  /** Takes a record that was rejected. */
  void rejected(RejectedRecord rejected);

  /** Takes a record that is not in the interval of its timestamp. */
  void overridden(OverriddenRecord overridden);

  /** Takes records that were not trained because their step was set aside. */
  void setAside(SetAsideRecords records);

  /** Takes the summary, once, after everything else. */
  void summary(EvaluationSummary summary);
}
