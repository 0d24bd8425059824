package dev.eddy.streaming.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.learning.guard.StepNormBounds;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.learning.theta.ThetaSlice;
import dev.eddy.streaming.loop.Synchronization;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.Theta;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class SeparateStepsTest extends SliceStepsContract {
  @Override
  Synchronization synchronization() {
    return Synchronization.async();
  }

  @Test
  void eachGradientIsAStepOfItsOwnAtOnce() {
    SliceLoop loop = loop();
    ThetaSlice alone = new ThetaSlice(SampleGradients.learner(3, 0), new SliceMap(9, 1), 0);
    for (Gradient gradient : mixed(0)) {
      loop.add(gradient, output::add);
      ThetaSlice.Change change = alone.step(List.<ShardGradient>of(gradient.part()));
      Theta last = output.get(output.size() - 1);
      assertThat(last.delta()).usingRecursiveComparison().isEqualTo(change.after());
      assertThat(last.version()).isEqualTo(loop.version());
      assertThat(last.stepId()).isEqualTo(loop.lastStepId());
      assertThat(loop.held()).isEmpty();
    }
    assertThat(output).hasSize(STEPS * SampleGradients.SHARDS);
    assertThat(loop.theta().digest()).isEqualTo(alone.digest());
  }

  @Test
  void withOneShardItIsTheSameAsInStep() {
    LearnerSettings learner = SampleGradients.learner(3, 0);
    ThetaSlice separate = new ThetaSlice(learner, new SliceMap(learner.model().dimension(), 1), 0);
    ThetaSlice summed = new ThetaSlice(learner, new SliceMap(learner.model().dimension(), 1), 0);
    SliceSteps outOfStep = new SeparateSteps(separate, StepNormBounds.none(), 1);
    SliceSteps inStep = new SummedSteps(summed, StepNormBounds.none(), 1, 0);
    for (long step = 0; step < STEPS; step++) {
      outOfStep.add(SampleGradients.step(step).get(0), delta -> {});
      inStep.add(SampleGradients.step(step).get(0), delta -> {});
      assertThat(separate.digest()).isEqualTo(summed.digest());
    }
    assertThat(outOfStep.version()).isEqualTo(STEPS);
  }

  /** What the documentation says: the bits depend on who comes first. */
  @Test
  void theOrderOfArrivalDecidesOnTheBits() {
    Set<Long> digests = new TreeSet<>();
    for (int seed = 0; seed < 20; seed++) {
      SliceLoop loop = loop();
      mixed(seed).forEach(gradient -> loop.add(gradient, output::add));
      digests.add(loop.theta().digest());
    }
    assertThat(digests).hasSize(20);
  }

  @Test
  void aMissingGradientIsAFault() {
    SliceLoop loop = loop();
    loop.add(SampleGradients.step(0).get(2), output::add);
    Gradient third = SampleGradients.step(2).get(2);
    assertThatThrownBy(() -> loop.add(third, output::add))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("step of a gradient from shard 2 must be 1, was 2");
  }

  @Test
  void shardsThatDisagreeOnTheIdOfAStepAreAFault() {
    SliceLoop loop = loop();
    loop.add(SampleGradients.step(0).get(0), output::add);
    Gradient other = withId(SampleGradients.step(0).get(1), 7);
    assertThatThrownBy(() -> loop.add(other, output::add))
        .hasMessage(
            "step id of step 0 from shard 1 must be the other shards' and ascend (0), was 7");
    Gradient descending = withId(SampleGradients.step(1).get(0), 0);
    assertThatThrownBy(() -> loop.add(descending, output::add))
        .hasMessage(
            "step id of step 1 from shard 0 must be the other shards' and ascend (1), was 0");
  }

  @Test
  void aRestoredServerContinuesBitForBitAndSaysOneWholeTheta() throws Exception {
    List<Gradient> all = mixed(4);
    int half = all.size() / 2;
    long undisturbed;
    try (ServerHarness server = ServerHarness.fresh(synchronization(), SampleGradients.SHARDS)) {
      sendAll(server, all);
      undisturbed = server.finish().get(0).digest();
    }
    OperatorSubtaskState state;
    try (ServerHarness server = ServerHarness.fresh(synchronization(), SampleGradients.SHARDS)) {
      sendAll(server, all.subList(0, half));
      state = server.snapshot();
      // Lost with the failure, and sent again.
      sendAll(server, all.subList(half, half + 5));
    }
    try (ServerHarness server =
        ServerHarness.restored(synchronization(), SampleGradients.SHARDS, state)) {
      assertThat(server.thetas()).hasSize(ServerHarness.SLICES).allMatch(Theta::isComplete);
      assertThat(server.thetas().get(0).version()).isPositive();
      sendAll(server, all.subList(half, all.size()));
      assertThat(server.finish().get(0).digest()).isEqualTo(undisturbed);
    }
  }

  private static void sendAll(ServerHarness server, List<Gradient> gradients) throws Exception {
    for (Gradient gradient : gradients) {
      server.send(gradient);
    }
  }

  private static Gradient withId(Gradient gradient, long stepId) {
    return new Gradient(
        gradient.shard(), gradient.slice(), gradient.step(), stepId, false, gradient.part());
  }
}
