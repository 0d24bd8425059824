package dev.eddy.streaming.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.learning.guard.StepNormBounds;
import dev.eddy.learning.optimizer.StepTotals;
import dev.eddy.learning.theta.RowSegment;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.streaming.loop.Synchronization;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.SplitMark;
import dev.eddy.streaming.wire.Theta;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for a slice however its gradients become steps. */
abstract class SliceStepsContract {
  static final int STEPS = 20;

  final List<Theta> output = new ArrayList<>();

  abstract Synchronization synchronization();

  @Test
  void theVersionIsTheNumberOfStepsThatEveryShardIsIn() {
    for (int seed = 0; seed < 20; seed++) {
      SliceLoop loop = loop();
      long[] sent = new long[SampleGradients.SHARDS];
      for (Gradient gradient : mixed(seed)) {
        loop.add(gradient, output::add);
        sent[gradient.shard()]++;
        long least = Math.min(Math.min(sent[0], sent[1]), Math.min(sent[2], sent[3]));
        assertThat(loop.version()).isEqualTo(least);
        assertThat(loop.lastStepId()).isEqualTo(least == 0 ? SplitMark.NO_STEP : 10 * (least - 1));
      }
      assertThat(loop.version()).isEqualTo(STEPS);
    }
  }

  @Test
  void whatGoesOutAddsUpToTheta() {
    SliceLoop loop = loop();
    double[] weights = new double[SampleGradients.learner(3, 0).model().dimension()];
    for (Gradient gradient : mixed(1)) {
      loop.add(gradient, theta -> SampleGradients.apply(theta.delta(), weights));
    }
    double[] whole = new double[weights.length];
    ThetaDelta rows = loop.theta().chunk(0, 100).delta();
    SampleGradients.apply(rows, whole);
    assertThat(weights).isEqualTo(whole);
    assertThat(weights[0]).isNotZero();
  }

  @Test
  void restoredBehindAnyGradientItGoesOnBitForBit() {
    SliceLoop undisturbed = loop();
    SliceLoop loop = loop();
    for (Gradient gradient : mixed(2)) {
      undisturbed.add(gradient, output::add);
      loop.add(gradient, output::add);
      SliceLoop restored = loop();
      restored.theta().restore(loop.theta().touched());
      restored.resume(loop.progress(), loop.recent(), loop.held());
      loop = restored;
    }
    assertThat(loop.theta().digest()).isEqualTo(undisturbed.theta().digest());
    assertThat(loop.progress()).usingRecursiveComparison().isEqualTo(undisturbed.progress());
  }

  @Test
  void aGradientThatComesAgainIsAFaultAlsoBehindARestore() {
    for (int seed = 0; seed < 5; seed++) {
      SliceLoop loop = loop();
      List<Gradient> gradients = mixed(seed);
      int half = gradients.size() / 2;
      gradients.subList(0, half).forEach(gradient -> loop.add(gradient, output::add));
      SliceLoop restored = loop();
      restored.theta().restore(loop.theta().touched());
      restored.resume(loop.progress(), loop.recent(), loop.held());
      for (Gradient again : gradients.subList(0, half)) {
        assertThatThrownBy(() -> restored.add(again, output::add))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("shard " + again.shard());
      }
    }
  }

  /** One shard's gradient of step 7 is poison; each step has 200 examples of each shard. */
  @Test
  void aStepSetAsideChangesNoRowAndIsSaidAsAStepThatChangedNothing() {
    SliceLoop loop = guarded();
    SliceLoop restored = guarded();
    int setAsideCount = 0;
    for (Gradient gradient : poisoned(5)) {
      RowSegment before = loop.theta().touched();
      StepTotals totalsBefore = loop.theta().totals();
      long digestBefore = loop.theta().digest();
      output.clear();
      loop.add(gradient, output::add);
      if (!output.isEmpty() && output.get(0).delta().coordinates().length == 0) {
        setAsideCount++;
        assertThat(loop.theta().touched()).usingRecursiveComparison().isEqualTo(before);
        assertThat(loop.theta().totals()).isEqualTo(totalsBefore);
        assertThat(loop.theta().digest()).isNotEqualTo(digestBefore);
      }
      restored.add(gradient, theta -> {});
      SliceLoop next = guarded();
      next.theta().restore(restored.theta().touched());
      next.resume(restored.progress(), restored.recent(), restored.held());
      restored = next;
    }
    assertThat(setAsideCount).isEqualTo(1);
    assertThat(loop.version()).isEqualTo(STEPS);
    assertThat(restored.theta().digest()).isEqualTo(loop.theta().digest());
    assertThat(restored.progress()).usingRecursiveComparison().isEqualTo(loop.progress());
  }

  private SliceLoop guarded() {
    StepNormBounds bounds = new StepNormBounds(Double.POSITIVE_INFINITY, 1e6);
    return new SliceLoop(
        SampleGradients.settings(SampleGradients.learner(3, 0), synchronization(), bounds), 0);
  }

  private static List<Gradient> poisoned(int seed) {
    return mixed(seed).stream()
        .map(
            gradient -> {
              boolean isPoison = gradient.step() == 7 && gradient.shard() == 2;
              return SampleGradients.with(gradient, 200, isPoison ? 1e30 : 5);
            })
        .toList();
  }

  @Test
  void itIsDoneWhenEveryShardEnded() {
    SliceLoop loop = loop();
    mixed(3).forEach(gradient -> loop.add(gradient, output::add));
    for (int shard = 0; shard < SampleGradients.SHARDS; shard++) {
      assertThat(loop.isDone()).isFalse();
      loop.add(SampleGradients.end(shard, STEPS), output::add);
    }
    assertThat(loop.isDone()).isTrue();
    Theta last = output.get(output.size() - 1);
    assertThat(last.isDone()).isTrue();
    assertThat(last.version()).isEqualTo(STEPS);
  }

  final SliceLoop loop() {
    return new SliceLoop(
        SampleGradients.settings(SampleGradients.learner(3, 0), synchronization()), 0);
  }

  /** Returns all gradients, each shard's in order of steps, the shards mixed at random. */
  static List<Gradient> mixed(int seed) {
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
}
