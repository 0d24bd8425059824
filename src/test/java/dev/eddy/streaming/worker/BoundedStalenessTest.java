package dev.eddy.streaming.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.streaming.loop.Synchronization;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.wire.Gradient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers, one of them slow, under arrival orders drawn at random. */
class BoundedStalenessTest {
  private static final int SEEDS = 40;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5})
  void noGradientIsOlderThanTheBoundInAnyOrderOfArrival(int stalenessMax) {
    long most = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      LoopSimulation run = LoopSimulation.run(Synchronization.boundedStaleness(stalenessMax), seed);
      assertEveryStepOnce(run);
      for (Gradient gradient : run.gradients()) {
        // The simulated theta says its version, so this is what was really used.
        assertThat(gradient.step() - LoopSimulation.versionUsed(gradient))
            .isBetween(0L, (long) stalenessMax);
      }
      for (ShardScores scores : run.scores()) {
        assertThat(scores.staleness()).isBetween(0, stalenessMax);
        most = Math.max(most, scores.staleness());
      }
    }
    assertThat(most).as("the bound is reached").isEqualTo(stalenessMax);
  }

  /** Negative control: the same orders of arrival without a bound. */
  @Test
  void withoutABoundGradientsGetOlder() {
    long most = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      LoopSimulation run = LoopSimulation.run(Synchronization.async(), seed);
      assertEveryStepOnce(run);
      for (Gradient gradient : run.gradients()) {
        most = Math.max(most, gradient.step() - LoopSimulation.versionUsed(gradient));
      }
    }
    assertThat(most).isGreaterThan(5);
  }

  @Test
  void inStepNoGradientIsOld() {
    LoopSimulation run = LoopSimulation.run(Synchronization.sync(), 0);
    assertEveryStepOnce(run);
    assertThat(run.scores()).extracting(ShardScores::staleness).containsOnly(0);
  }

  private static void assertEveryStepOnce(LoopSimulation run) {
    for (int shard = 0; shard < SampleLoops.SHARDS; shard++) {
      int one = shard;
      assertThat(run.gradients().stream().filter(g -> g.shard() == one).map(Gradient::step))
          .containsExactlyElementsOf(LoopSimulation.allSteps());
    }
  }
}
