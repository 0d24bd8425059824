package dev.eddy.streaming.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.learning.loss.Task;
import dev.eddy.streaming.report.EvaluationSummary;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvaluationOperatorTest {

  /** Everything an operator sent. */
  private record Told(
      List<String> windows, List<String> rejected, List<EvaluationSummary> summaries) {

    static Told nothing() {
      return new Told(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void add(EvaluationHarness harness) {
      windows.addAll(harness.windows());
      rejected.addAll(harness.rejected());
      summaries.addAll(harness.summaries());
    }
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void sendsLinesAndAtTheEndTheSummary(Task task) throws Exception {
    Told told = undisturbed(Scenario.of(task, 1), 1);
    assertThat(told.windows)
        .hasSizeGreaterThan(2)
        .allMatch(line -> line.startsWith("{\"version\""));
    assertThat(told.rejected).hasSizeGreaterThan(5).allMatch(line -> line.startsWith("{\"split\""));
    assertThat(told.summaries).hasSize(1);
    assertThat(told.summaries.get(0).isComplete()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void restoredEvaluationContinuesBitForBitFromAnyMessage(Task task) throws Exception {
    Scenario scenario = Scenario.of(task, 2);
    List<Object> messages = scenario.mixed(3);
    Told expected = undisturbed(scenario, 3);
    for (int cut = 0; cut <= messages.size(); cut++) {
      Told told = Told.nothing();
      OperatorSubtaskState state;
      try (EvaluationHarness first = EvaluationHarness.fresh(scenario.settings())) {
        sendAll(first, messages.subList(0, cut));
        state = first.snapshot();
        told.add(first);
        // What comes after the snapshot is lost with the failure, with all that it changed.
        sendAll(first, messages.subList(cut, Math.min(messages.size(), cut + 5)));
      }
      try (EvaluationHarness second = EvaluationHarness.restored(scenario.settings(), state)) {
        sendAll(second, messages.subList(cut, messages.size()));
        second.finish();
        told.add(second);
      }
      assertThat(told).as("snapshot after %d messages", cut).isEqualTo(expected);
    }
  }

  @Test
  void survivesARestoreAfterEveryMessage() throws Exception {
    Scenario scenario = Scenario.of(Task.BINARY, 4);
    Told expected = undisturbed(scenario, 5);
    Told told = Told.nothing();
    EvaluationHarness harness = EvaluationHarness.fresh(scenario.settings());
    for (Object message : scenario.mixed(5)) {
      harness.send(message);
      OperatorSubtaskState state = harness.snapshot();
      told.add(harness);
      harness.close();
      harness = EvaluationHarness.restored(scenario.settings(), state);
    }
    harness.finish();
    told.add(harness);
    harness.close();
    assertThat(told).isEqualTo(expected);
  }

  @Test
  void aJobStoppedBeforeTheEndTellsAnIncompleteSummary() throws Exception {
    Scenario scenario = Scenario.of(Task.BINARY, 6);
    List<Object> messages = scenario.mixed(7);
    try (EvaluationHarness harness = EvaluationHarness.fresh(scenario.settings())) {
      sendAll(harness, messages.subList(0, messages.size() / 2));
      harness.finish();
      assertThat(harness.summaries()).hasSize(1);
      assertThat(harness.summaries().get(0).isComplete()).isFalse();
    }
  }

  @Test
  void aCheckpointOfAnotherTargetIsRefused() throws Exception {
    OperatorSubtaskState state;
    try (EvaluationHarness classes = harnessOf(Task.BINARY)) {
      state = classes.snapshot();
    }
    EvaluationSettings numbers = Scenario.of(Task.REGRESSION, 1).settings();
    assertThatThrownBy(() -> EvaluationHarness.restored(numbers, state))
        .hasStackTraceContaining(
            "target of model.type and model.loss must be Target[task=BINARY, classCount=2,");
  }

  private static EvaluationHarness harnessOf(Task task) throws Exception {
    return EvaluationHarness.fresh(Scenario.of(task, 1).settings());
  }

  private static Told undisturbed(Scenario scenario, long seed) throws Exception {
    Told told = Told.nothing();
    try (EvaluationHarness harness = EvaluationHarness.fresh(scenario.settings())) {
      sendAll(harness, scenario.mixed(seed));
      harness.finish();
      told.add(harness);
    }
    return told;
  }

  private static void sendAll(EvaluationHarness harness, List<Object> messages) throws Exception {
    for (Object message : messages) {
      harness.send(message);
    }
  }
}
