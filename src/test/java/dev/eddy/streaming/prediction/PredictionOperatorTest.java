package dev.eddy.streaming.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.streaming.report.ShardPredictions;
import dev.eddy.streaming.report.StepOrigins;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class PredictionOperatorTest {
  private final List<String> lines = new ArrayList<>();
  private final List<String> keyedLines = new ArrayList<>();

  @Test
  void sendsEachLineWithAndWithoutItsKey() throws Exception {
    Scene scene = Scene.of(2);
    try (AbstractStreamOperatorTestHarness<String> harness = harness()) {
      harness.open();
      send(harness, scene.mixed(3));
      take(harness);
    }
    assertThat(lines).containsExactlyElementsOf(scene.lines());
    assertThat(keyedLines).containsExactlyElementsOf(scene.lines());
  }

  @Test
  void restoredOperatorContinuesFromAnyMessage() throws Exception {
    Scene scene = Scene.of(4);
    List<Object> messages = scene.mixed(5);
    for (int cut = 0; cut <= messages.size(); cut++) {
      lines.clear();
      OperatorSubtaskState state;
      try (AbstractStreamOperatorTestHarness<String> first = harness()) {
        first.open();
        send(first, messages.subList(0, cut));
        state = first.snapshot(1, 1);
        take(first);
        // What comes after the snapshot is lost with the failure.
        send(first, messages.subList(cut, Math.min(messages.size(), cut + 5)));
      }
      try (AbstractStreamOperatorTestHarness<String> second = harness()) {
        second.initializeState(state);
        second.open();
        send(second, messages.subList(cut, messages.size()));
        take(second);
      }
      assertThat(lines).as("snapshot after %d", cut).containsExactlyElementsOf(scene.lines());
    }
  }

  private void take(AbstractStreamOperatorTestHarness<String> harness) {
    lines.addAll(harness.extractOutputValues());
    if (harness.getSideOutput(PredictionOperator.KEYED_LINES) != null) {
      harness
          .getSideOutput(PredictionOperator.KEYED_LINES)
          .forEach(record -> keyedLines.add(record.getValue().line()));
    }
  }

  private static AbstractStreamOperatorTestHarness<String> harness() throws Exception {
    AbstractStreamOperatorTestHarness<String> harness =
        new AbstractStreamOperatorTestHarness<>(
            PredictionOperator.factory(Scene.SETTINGS), 1, 1, 0);
    harness.setup();
    return harness;
  }

  private static void send(
      AbstractStreamOperatorTestHarness<String> harness, List<Object> messages) {
    PredictionOperator operator = (PredictionOperator) harness.getOperator();
    for (Object message : messages) {
      if (message instanceof StepOrigins origins) {
        operator.processElement1(new StreamRecord<>(origins));
      } else {
        operator.processElement2(new StreamRecord<>((ShardPredictions) message));
      }
    }
  }
}
