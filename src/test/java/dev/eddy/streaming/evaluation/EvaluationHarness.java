package dev.eddy.streaming.evaluation;

import dev.eddy.streaming.report.EvaluationSummary;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.StepRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** Runs one attempt of an evaluation operator. */
final class EvaluationHarness implements AutoCloseable {
  private final AbstractStreamOperatorTestHarness<String> harness;

  private EvaluationHarness(EvaluationSettings settings) throws Exception {
    harness =
        new AbstractStreamOperatorTestHarness<>(EvaluationOperator.factory(settings), 1, 1, 0);
    harness.setup();
  }

  static EvaluationHarness fresh(EvaluationSettings settings) throws Exception {
    EvaluationHarness fresh = new EvaluationHarness(settings);
    fresh.harness.open();
    return fresh;
  }

  static EvaluationHarness restored(EvaluationSettings settings, OperatorSubtaskState state)
      throws Exception {
    EvaluationHarness restored = new EvaluationHarness(settings);
    restored.harness.initializeState(state);
    restored.harness.open();
    return restored;
  }

  void send(Object message) throws Exception {
    EvaluationOperator operator = (EvaluationOperator) harness.getOperator();
    if (message instanceof StepRecords records) {
      operator.processElement1(new StreamRecord<>(records));
    } else {
      operator.processElement2(new StreamRecord<>((ShardScores) message));
    }
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  void finish() throws Exception {
    harness.getOperator().finish();
  }

  List<String> windows() {
    return harness.extractOutputValues();
  }

  List<String> rejected() {
    return values(EvaluationOperator.REJECTED);
  }

  List<EvaluationSummary> summaries() {
    return values(EvaluationOperator.SUMMARY);
  }

  private <T> List<T> values(OutputTag<T> tag) {
    Queue<StreamRecord<T>> records = harness.getSideOutput(tag);
    List<T> values = new ArrayList<>();
    if (records != null) {
      records.forEach(record -> values.add(record.getValue()));
    }
    return values;
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
