package dev.eddy.streaming.evaluation;

import dev.eddy.streaming.report.EvaluationSummary;
import java.util.ArrayList;
import java.util.List;

/** Remembers what an evaluation said. */
final class RecordingSink implements EvaluationSink {
  final List<WindowReport> windows = new ArrayList<>();
  final List<RejectedRecord> rejected = new ArrayList<>();
  final List<OverriddenRecord> overridden = new ArrayList<>();
  final List<SetAsideRecords> setAside = new ArrayList<>();
  final List<EvaluationSummary> summaries = new ArrayList<>();

  @Override
  public void window(WindowReport report) {
    windows.add(report);
  }

  @Override
  public void rejected(RejectedRecord record) {
    rejected.add(record);
  }

  @Override
  public void overridden(OverriddenRecord record) {
    overridden.add(record);
  }

  @Override
  public void setAside(SetAsideRecords records) {
    setAside.add(records);
  }

  @Override
  public void summary(EvaluationSummary summary) {
    summaries.add(summary);
  }
}
