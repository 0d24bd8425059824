package dev.eddy.streaming.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.learning.loss.Task;
import dev.eddy.learning.metric.ScoreCollector;
import dev.eddy.learning.metric.Scores;
import dev.eddy.learning.metric.Targets;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.StepRecords;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepAssemblyTest {
  private static final Scores NOTHING = ScoreCollector.of(Targets.of(Task.REGRESSION)).take();

  private StepAssembly<StepRecords, ShardScores> assembly;

  @BeforeEach
  void twoShards() {
    assembly = new StepAssembly<>(2);
  }

  @Test
  void aStepIsCompleteWhenAllShardsAndAllSplitsHaveSentTheirs() {
    assembly.add(records(1, 0));
    assembly.add(scores(1, 0));
    assembly.add(scores(0, 0));
    assertThat(assembly.poll()).isEmpty();
    assembly.add(records(0, 0));
    AssembledStep<StepRecords, ShardScores> step = assembly.poll().orElseThrow();
    assertThat(step.splits()).extracting(StepRecords::split).containsExactly(0, 1);
    assertThat(step.shards()).extracting(ShardScores::shard).containsExactly(0, 1);
    assertThat(assembly.step()).isEqualTo(1);
    assertThat(assembly.poll()).isEmpty();
  }

  @Test
  void aSplitThatHasNoRecordsInAStepIsNotWaitedFor() {
    assembly.add(records(1, 7));
    assembly.add(new ShardScores(0, 0, 7, 1, 0, 1, NOTHING));
    assembly.add(new ShardScores(1, 0, 7, 1, 0, 1, NOTHING));
    AssembledStep<StepRecords, ShardScores> step = assembly.poll().orElseThrow();
    assertThat(step.splits()).extracting(StepRecords::split).containsExactly(1);
  }

  @Test
  void itIsDoneOnceEveryShardSaidThatTheInputEnded() {
    assertThat(assembly.isDone()).isFalse();
    sendStep(0);
    assembly.add(ShardScores.end(0, 1, NOTHING));
    assembly.add(ShardScores.end(1, 1, NOTHING));
    assertThat(assembly.isDone()).isFalse();
    assertThat(assembly.poll()).isPresent();
    assertThat(assembly.isDone()).isTrue();
    assertThat(assembly.poll()).isEmpty();
  }

  @Test
  void stepsAheadAreKeptForLater() {
    for (int step = 0; step < 3; step++) {
      assembly.add(records(0, step));
      assembly.add(scores(0, step));
      assembly.add(scores(1, step));
    }
    assembly.add(records(1, 1));
    assertThat(assembly.poll()).as("step 0 lacks a split").isEmpty();
    assembly.add(records(1, 0));
    assertThat(assembly.poll()).isPresent();
    assertThat(assembly.poll()).isPresent();
    assertThat(assembly.poll()).isEmpty();
  }

  @Test
  void aMessageThatIsLostOrComesTwiceFailsTheJob() {
    assembly.add(records(0, 0));
    assertFails(() -> assembly.add(records(0, 0)), "split 0 must send its records of step id 0");
    assembly.add(scores(1, 0));
    assertFails(() -> assembly.add(scores(1, 0)), "scores of shard 1 must be 1, was 0");
    assertFails(() -> assembly.add(scores(1, 2)), "scores of shard 1 must be 1, was 2");
    assembly.add(ShardScores.end(1, 1, NOTHING));
    assertFails(() -> assembly.add(scores(1, 2)), "scores of shard 1 must be 2, was 2");
  }

  @Test
  void aShardThatNobodyKnowsFailsTheJob() {
    assertFails(() -> assembly.add(scores(2, 0)), "shard must be in 0 to 1, was 2");
  }

  @Test
  void shardsThatDoNotAgreeOnAStepFailTheJob() {
    assembly.add(records(0, 0));
    assembly.add(scores(0, 0));
    assembly.add(new ShardScores(1, 0, 5, 2, 0, 1, NOTHING));
    assertFails(
        assembly::poll,
        "step 0 must be id 0 of 2 splits from every shard, was id 5 of 2 from shard 1");
  }

  private void sendStep(int step) {
    assembly.add(records(0, step));
    assembly.add(records(1, step));
    assembly.add(scores(0, step));
    assembly.add(scores(1, step));
  }

  private static void assertFails(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(message);
  }

  private static StepRecords records(int split, long stepId) {
    return new StepRecords(split, stepId, 0, new double[0], List.of(), List.of());
  }

  private static ShardScores scores(int shard, long step) {
    return new ShardScores(shard, step, step, 2, 0, 1, NOTHING);
  }
}
