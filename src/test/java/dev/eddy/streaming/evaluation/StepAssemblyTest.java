package dev.eddy.streaming.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.metric.ScoreCollector;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.StepRecords;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepAssemblyTest {
  private StepAssembly assembly;

  @BeforeEach
  void twoShards() {
    assembly = new StepAssembly(2);
  }

  @Test
  void aStepIsCompleteWhenAllShardsAndAllSplitsHaveSentTheirs() {
    assembly.add(records(1, 0, false));
    assembly.add(scores(1, 0));
    assembly.add(scores(0, 0));
    assertThat(assembly.poll()).isEmpty();
    assembly.add(records(0, 0, false));
    CompleteStep step = assembly.poll().orElseThrow();
    assertThat(step.splits()).extracting(StepRecords::split).containsExactly(0, 1);
    assertThat(step.shards()).extracting(ShardScores::shard).containsExactly(0, 1);
    assertThat(assembly.step()).isEqualTo(1);
    assertThat(assembly.poll()).isEmpty();
  }

  @Test
  void aSplitThatHasEndedIsNotWaitedFor() {
    sendStep(0, true, false);
    assertThat(assembly.poll()).isPresent();
    assembly.add(records(1, 1, true));
    assembly.add(scores(0, 1));
    assembly.add(scores(1, 1));
    assertThat(assembly.isDone()).isFalse();
    CompleteStep step = assembly.poll().orElseThrow();
    assertThat(step.splits()).extracting(StepRecords::split).containsExactly(1);
    assertThat(assembly.isDone()).isTrue();
  }

  @Test
  void stepsAheadAreKeptForLater() {
    for (int step = 0; step < 3; step++) {
      assembly.add(records(0, step, false));
      assembly.add(scores(0, step));
      assembly.add(scores(1, step));
    }
    assembly.add(records(1, 0, false));
    assertThat(assembly.poll()).isPresent();
    assertThat(assembly.poll()).isEmpty();
    assembly.add(records(1, 1, true));
    assertThat(assembly.poll()).isPresent();
    assertThat(assembly.poll()).isPresent();
    assertThat(assembly.poll()).isEmpty();
  }

  @Test
  void isNeverDoneBeforeItKnowsItsSplits() {
    assertThat(assembly.isDone()).isFalse();
    assembly.add(scores(0, 0));
    assembly.add(scores(1, 0));
    assertThat(assembly.poll()).isEmpty();
    assertThat(assembly.isDone()).isFalse();
  }

  @Test
  void aMessageThatIsLostOrComesTwiceFailsTheJob() {
    assertFails(() -> assembly.add(records(0, 1, false)), "records of split 0 must be 0, was 1");
    assembly.add(records(0, 0, false));
    assertFails(() -> assembly.add(records(0, 0, false)), "records of split 0 must be 1, was 0");
    assembly.add(scores(1, 0));
    assertFails(() -> assembly.add(scores(1, 0)), "scores of shard 1 must be 1, was 0");
    assertFails(() -> assembly.add(scores(1, 2)), "scores of shard 1 must be 1, was 2");
  }

  @Test
  void aSenderThatNobodyKnowsFailsTheJob() {
    assertFails(() -> assembly.add(scores(2, 0)), "shard must be in 0 to 1, was 2");
    assertFails(() -> assembly.add(records(2, 0, false)), "split must be one of 2");
    assembly.add(records(0, 0, true));
    assertFails(() -> assembly.add(records(0, 1, true)), "that has not ended, was 0 in step 1");
    StepRecords ofMore = new StepRecords(1, 3, 0, true, 0, new double[0], List.of());
    assertFails(() -> assembly.add(ofMore), "splitCount must stay 2, was 3");
  }

  @Test
  void scoresBeyondTheEndOfAllSplitsFailTheJob() {
    sendStep(0, true, true);
    assembly.add(scores(1, 1));
    assertThat(assembly.poll()).isPresent();
    assertFails(assembly::poll, "scores must end with step 0 like the splits, shard 1 has more");
  }

  private void sendStep(int step, boolean endsFirst, boolean endsSecond) {
    assembly.add(records(0, step, endsFirst));
    assembly.add(records(1, step, endsSecond));
    assembly.add(scores(0, step));
    assembly.add(scores(1, step));
  }

  private static void assertFails(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(message);
  }

  private static StepRecords records(int split, long step, boolean endsSplit) {
    return new StepRecords(split, 2, step, endsSplit, 0, new double[0], List.of());
  }

  private static ShardScores scores(int shard, long step) {
    return new ShardScores(shard, step, ScoreCollector.of(LossType.SQUARED).take());
  }
}
