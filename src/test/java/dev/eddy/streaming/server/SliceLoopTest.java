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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SliceLoopTest {
  private static final LearnerSettings LEARNER = SampleGradients.learner(3, 0);
  private static final int STEPS = 20;

  private final List<Theta> output = new ArrayList<>();

  @Test
  void aStepIsTakenOnceEveryShardSentItsGradient() {
    SliceLoop loop = SampleGradients.loop(LEARNER);
    List<Gradient> gradients = SampleGradients.step(0);
    for (Gradient gradient : gradients.subList(0, 3)) {
      loop.add(gradient, output::add);
    }
    assertThat(output).isEmpty();
    assertThat(loop.held()).hasSize(3);
    loop.add(gradients.get(3), output::add);
    assertThat(output).hasSize(1);
    assertThat(output.get(0).version()).isEqualTo(1);
    assertThat(output.get(0).isComplete()).isTrue();
    assertThat(output.get(0).isDone()).isFalse();
    assertThat(loop.held()).isEmpty();
  }

  @Test
  void theOrderOfArrivalDoesNotChangeABit() {
    Set<Long> digests = new TreeSet<>();
    for (int seed = 0; seed < 20; seed++) {
      SliceLoop loop = SampleGradients.loop(LEARNER);
      shuffled(seed).forEach(gradient -> loop.add(gradient, output::add));
      assertThat(loop.version()).isEqualTo(STEPS);
      digests.add(loop.theta().digest());
    }
    assertThat(digests).hasSize(1);
  }

  /** Negative control of the test above: a server that sums as they come is found out. */
  @Test
  void summingInTheOrderOfArrivalWouldChangeBits() {
    Set<Long> digests = new TreeSet<>();
    Set<List<Double>> weights = new HashSet<>();
    for (int seed = 0; seed < 20; seed++) {
      ThetaSlice theta = new ThetaSlice(LEARNER, new SliceMap(LEARNER.model().dimension(), 1), 0);
      for (long step = 0; step < STEPS; step++) {
        List<Gradient> arrived = new ArrayList<>(SampleGradients.step(step));
        Collections.shuffle(arrived, new Random(100L * seed + step));
        List<ShardGradient> parts = arrived.stream().map(Gradient::part).toList();
        theta.step(parts);
      }
      digests.add(theta.digest());
      weights.add(doubles(theta.chunk(0, 100).delta().weights()));
    }
    assertThat(digests).as("the digest tells every order apart").hasSize(20);
    assertThat(weights).as("theta itself differs, too").hasSizeGreaterThan(1);
  }

  @Test
  void itIsDoneWhenEveryShardEndedAndTheLastStepWasTaken() {
    SliceLoop loop = SampleGradients.loop(LEARNER);
    for (int shard = 0; shard < SampleGradients.SHARDS; shard++) {
      loop.add(SampleGradients.step(0).get(shard), output::add);
      assertThat(loop.isDone()).isFalse();
      loop.add(SampleGradients.end(shard, 1), output::add);
    }
    assertThat(loop.isDone()).isTrue();
    assertThat(output).hasSize(2);
    assertThat(output.get(1).isDone()).isTrue();
    assertThat(output.get(1).version()).isEqualTo(1);
  }

  @Test
  void aRestoredLoopGoesOnBitForBit() {
    for (int delay = 0; delay <= 2; delay++) {
      LearnerSettings learner = SampleGradients.learner(3, delay);
      SliceLoop undisturbed = SampleGradients.loop(learner);
      SliceLoop loop = SampleGradients.loop(learner);
      for (Gradient gradient : shuffled(delay)) {
        undisturbed.add(gradient, output::add);
        loop.add(gradient, output::add);
        SliceLoop restored = SampleGradients.loop(learner);
        restored.theta().restore(loop.theta().touched());
        restored.resume(loop.progress(), loop.recent(), loop.held());
        loop = restored;
      }
      assertThat(loop.theta().digest()).isEqualTo(undisturbed.theta().digest());
      assertThat(loop.recent()).usingRecursiveComparison().isEqualTo(undisturbed.recent());
      assertThat(loop.recent()).hasSize(delay);
    }
  }

  @Test
  void withADelayAStepSetAsideIsARecentChangeOfNothing() {
    StepNormBounds bounds = new StepNormBounds(10, Double.POSITIVE_INFINITY);
    SliceLoop loop =
        new SliceLoop(
            SampleGradients.settings(SampleGradients.learner(3, 2), Synchronization.sync(), bounds),
            0);
    for (long step = 0; step < 3; step++) {
      double norm = step == 1 ? 11 : 10;
      SampleGradients.step(step)
          .forEach(gradient -> loop.add(SampleGradients.with(gradient, 1, norm), output::add));
    }
    assertThat(output).extracting(Theta::version).containsExactly(1L, 2L, 3L);
    assertThat(output)
        .extracting(theta -> theta.delta().coordinates().length == 0)
        .containsExactly(false, true, false);
    assertThat(loop.recent()).hasSize(2);
    assertThat(loop.recent().get(0).before().coordinates()).isEmpty();
    assertThat(loop.recent().get(0).after().coordinates()).isEmpty();
  }

  @Test
  void whatBreaksTheProtocolIsAFault() {
    SliceLoop loop = SampleGradients.loop(LEARNER);
    Gradient first = SampleGradients.step(0).get(0);
    loop.add(first, output::add);
    assertThatThrownBy(() -> loop.add(first, output::add))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("shard 0 must send one gradient for step 0, sent two");
    SampleGradients.step(0).subList(1, 4).forEach(gradient -> loop.add(gradient, output::add));
    assertThatThrownBy(() -> loop.add(first, output::add))
        .hasMessage("step of a gradient from shard 0 must be >= 1, was 0");
    loop.add(SampleGradients.end(0, 1), output::add);
    assertThatThrownBy(() -> loop.add(SampleGradients.end(1, 2), output::add))
        .hasMessage("all shards must end after 1 steps, one ended after 2");
  }

  /** Returns all gradients, each shard's in order of steps, the shards mixed at random. */
  private static List<Gradient> shuffled(int seed) {
    Random random = new Random(seed);
    long[] next = new long[SampleGradients.SHARDS];
    List<Gradient> mixed = new ArrayList<>();
    while (mixed.size() < STEPS * SampleGradients.SHARDS) {
      int shard = random.nextInt(SampleGradients.SHARDS);
      if (next[shard] < STEPS) {
        mixed.add(SampleGradients.step(next[shard]++).get(shard));
      }
    }
    return mixed;
  }

  private static List<Double> doubles(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
