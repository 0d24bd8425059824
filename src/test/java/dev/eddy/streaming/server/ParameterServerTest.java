package dev.eddy.streaming.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.streaming.wire.FinalTheta;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.Theta;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class ParameterServerTest {
  private static final int SHARDS = SampleGradients.SHARDS;

  @Test
  void aFreshServerBroadcastsThetaZeroOfEverySlice() throws Exception {
    try (ServerHarness server = ServerHarness.fresh(SHARDS)) {
      assertThat(server.thetas()).extracting(Theta::slice).containsExactly(0, 1, 2, 3);
      assertThat(server.thetas()).extracting(Theta::version).containsOnly(0L);
      assertThat(server.thetas()).extracting(Theta::isComplete).containsOnly(true);
    }
  }

  @Test
  void aRestoredServerContinuesBitForBit() throws Exception {
    List<FinalTheta> undisturbed;
    try (ServerHarness server = ServerHarness.fresh(SHARDS)) {
      sendAll(server, gradients(0, 8));
      undisturbed = server.finish();
    }
    OperatorSubtaskState state;
    List<Gradient> all = gradients(0, 8);
    // In the middle of a step: some of its gradients are held.
    int middle = all.size() / 2 + 3;
    try (ServerHarness server = ServerHarness.fresh(SHARDS)) {
      sendAll(server, all.subList(0, middle));
      state = server.snapshot();
      sendAll(server, all.subList(middle, middle + 9));
    }
    try (ServerHarness server = ServerHarness.restored(SHARDS, 0, 1, state)) {
      sendAll(server, all.subList(middle, all.size()));
      assertThat(server.finish()).usingRecursiveComparison().isEqualTo(undisturbed);
    }
  }

  @Test
  void aRestoredServerBroadcastsItsLastThetas() throws Exception {
    OperatorSubtaskState state;
    try (ServerHarness server = ServerHarness.fresh(SHARDS)) {
      sendAll(server, gradients(0, 3));
      state = server.snapshot();
    }
    try (ServerHarness server = ServerHarness.restored(SHARDS, 0, 1, state)) {
      // Delay 1: theta(2) for the step that is redone, then theta(3).
      for (int slice = 0; slice < ServerHarness.SLICES; slice++) {
        int one = slice;
        assertThat(server.thetas().stream().filter(t -> t.slice() == one && t.isComplete()))
            .extracting(Theta::version)
            .containsExactly(2L, 3L);
      }
    }
  }

  @Test
  void threeServersGoOnWhereOneWasAndOneWhereThreeWere() throws Exception {
    List<FinalTheta> undisturbed;
    OperatorSubtaskState one;
    try (ServerHarness server = ServerHarness.fresh(SHARDS)) {
      sendAll(server, gradients(0, 2));
      one = server.snapshot();
      sendAll(server, gradients(2, 6));
      undisturbed = server.finish();
    }
    OperatorSubtaskState[] three = new OperatorSubtaskState[3];
    for (int subtask = 0; subtask < 3; subtask++) {
      try (ServerHarness server = ServerHarness.restored(SHARDS, subtask, 3, one)) {
        List<Integer> own = server.slices(subtask, 3);
        sendAll(server, gradients(2, 4).stream().filter(g -> own.contains(g.slice())).toList());
        three[subtask] = server.snapshot();
      }
    }
    try (ServerHarness server = ServerHarness.restored(SHARDS, 0, 1, three)) {
      sendAll(server, gradients(4, 6));
      assertThat(sorted(server.finish())).usingRecursiveComparison().isEqualTo(undisturbed);
    }
  }

  @Test
  void rowsBesideTheLogGoWithTheirSlices() throws Exception {
    List<FinalTheta> undisturbed;
    OperatorSubtaskState one = null;
    try (ServerHarness server = ServerHarness.fresh(SHARDS)) {
      for (int step = 0; step < 5; step++) {
        // All steps touch much the same rows.
        sendAll(server, gradients(step, step + 1));
        one = server.snapshot();
      }
      assertThat(rowsBeside(one)).isPositive();
      sendAll(server, gradients(5, 9));
      undisturbed = server.finish();
    }
    OperatorSubtaskState[] three = new OperatorSubtaskState[3];
    for (int subtask = 0; subtask < 3; subtask++) {
      try (ServerHarness server = ServerHarness.restored(SHARDS, subtask, 3, one)) {
        List<Integer> own = server.slices(subtask, 3);
        sendAll(server, gradients(5, 7).stream().filter(g -> own.contains(g.slice())).toList());
        three[subtask] = server.snapshot();
      }
    }
    assertThat(Stream.of(three).mapToInt(ParameterServerTest::rowsBeside).sum()).isPositive();
    try (ServerHarness server = ServerHarness.restored(SHARDS, 0, 1, three)) {
      sendAll(server, gradients(7, 9));
      assertThat(sorted(server.finish())).usingRecursiveComparison().isEqualTo(undisturbed);
    }
  }

  @Test
  void aCheckpointWithoutSlicesIsRefused() throws Exception {
    OperatorSubtaskState state;
    try (ServerHarness server = ServerHarness.fresh(SHARDS)) {
      state = server.snapshot();
    }
    OperatorSubtaskState keyedOnly =
        OperatorSubtaskState.builder().setManagedKeyedState(state.getManagedKeyedState()).build();
    assertThatThrownBy(() -> ServerHarness.restored(SHARDS, 0, 1, keyedOnly))
        .hasStackTraceContaining(
            "must hold every slice, has none of slice 0: another eddy wrote it");
  }

  @Test
  void stateOfAnotherMeaningIsRefused() throws Exception {
    OperatorSubtaskState state;
    try (ServerHarness server = ServerHarness.fresh(SHARDS)) {
      state = server.snapshot();
    }
    assertThatThrownBy(() -> ServerHarness.restored(8, 0, 1, state))
        .hasStackTraceContaining(
            "training.shards must be 4 as in the checkpoint that is restored, was 8");
  }

  /** Returns how many segments of rows a checkpoint has beside its logs. */
  private static int rowsBeside(OperatorSubtaskState state) {
    return state.getManagedOperatorState().stream()
        .map(handle -> handle.getStateNameToPartitionOffsets().get("rows"))
        .filter(Objects::nonNull)
        .mapToInt(rows -> rows.getOffsets().length)
        .sum();
  }

  private static void sendAll(ServerHarness server, List<Gradient> gradients) throws Exception {
    for (Gradient gradient : gradients) {
      server.send(gradient);
    }
  }

  /** Returns every slice's part of every shard's gradient of the steps. */
  private static List<Gradient> gradients(int fromStep, int toStep) {
    SliceMap slices = new SliceMap(65, ServerHarness.SLICES);
    List<Gradient> parts = new ArrayList<>();
    for (int step = fromStep; step < toStep; step++) {
      for (Gradient whole : SampleGradients.step(step)) {
        ShardGradient[] split = whole.part().split(slices);
        for (int slice = 0; slice < split.length; slice++) {
          parts.add(new Gradient(whole.shard(), slice, step, step, false, split[slice]));
        }
      }
    }
    return parts;
  }

  private static List<FinalTheta> sorted(List<FinalTheta> pieces) {
    return pieces.stream().sorted(Comparator.comparingInt(FinalTheta::slice)).toList();
  }
}
