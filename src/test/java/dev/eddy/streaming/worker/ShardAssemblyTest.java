package dev.eddy.streaming.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.example.SlotFinder;
import dev.eddy.streaming.wire.Block;
import dev.eddy.streaming.wire.SplitMark;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShardAssemblyTest {
  private final ShardAssembly shard =
      new ShardAssembly(0, ShardProgress.start(), new StepFactoring(true));

  @Test
  void aStepIsReadyOnceEverySplitSentItsBlock() {
    shard.add(block(1, 0, false, 2));
    assertThat(shard.isReady()).isFalse();
    shard.add(block(0, 0, false, 1));
    assertThat(shard.isReady()).isTrue();
    assertThat(shard.take().blocks())
        .extracting(ShardAssemblyTest::exampleCount)
        .containsExactly(1, 2);
    assertThat(shard.nextStep()).isEqualTo(1);
    assertThat(shard.isReady()).isFalse();
  }

  @Test
  void stepsMayComeAheadOfTheirTurn() {
    shard.add(block(0, 0, false, 1));
    shard.add(block(0, 1, false, 2));
    shard.add(block(1, 0, false, 3));
    assertThat(shard.take().blocks())
        .extracting(ShardAssemblyTest::exampleCount)
        .containsExactly(1, 3);
    assertThat(shard.isReady()).isFalse();
    shard.add(block(1, 1, false, 4));
    assertThat(shard.take().blocks())
        .extracting(ShardAssemblyTest::exampleCount)
        .containsExactly(2, 4);
  }

  @Test
  void aSplitThatEndedIsNotWaitedFor() {
    shard.add(block(0, 0, true, 1));
    shard.add(block(1, 0, false, 1));
    shard.take();
    assertThat(shard.isThrough()).isFalse();
    shard.add(block(1, 1, true, 5));
    assertThat(shard.isReady()).isTrue();
    assertThat(shard.take().blocks())
        .extracting(ShardAssemblyTest::exampleCount)
        .containsExactly(5);
    assertThat(shard.isThrough()).isTrue();
    assertThat(shard.isReady()).isFalse();
  }

  @Test
  void beforeTheFirstBlockNothingIsReadyOrThrough() {
    assertThat(shard.isReady()).isFalse();
    assertThat(shard.isThrough()).isFalse();
  }

  @Test
  void aRestoredShardGoesOnWithWhatWasHeld() {
    shard.add(block(0, 0, false, 1));
    shard.add(block(1, 0, false, 2));
    shard.take();
    shard.add(block(1, 1, false, 3));
    shard.add(block(1, 2, true, 4));
    shard.endSent();

    ShardAssembly restored = new ShardAssembly(0, shard.progress(), new StepFactoring(true));
    shard.blocks().forEach(restored::restore);

    assertThat(restored.isEndSent()).isTrue();
    assertThat(restored.nextStep()).isEqualTo(1);
    assertThat(restored.isReady()).isFalse();
    restored.add(mark(0, SplitMark.ALL));
    assertThat(restored.take().blocks())
        .extracting(ShardAssemblyTest::exampleCount)
        .containsExactly(3);
    assertThat(restored.take().blocks())
        .extracting(ShardAssemblyTest::exampleCount)
        .containsExactly(4);
    assertThat(restored.isThrough()).isTrue();
  }

  @Test
  void aBlockTwiceOrTooLateIsAFault() {
    shard.add(block(0, 0, false, 1));
    assertThatThrownBy(() -> shard.add(block(0, 0, false, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("split 0 must send shard 0 one block for step id 0, sent two");
    shard.add(block(1, 0, false, 1));
    shard.take();
    assertThatThrownBy(() -> shard.add(block(1, 0, false, 1)))
        .hasMessage("step id of shard 0 from split 1 must be > 0, was 0");
  }

  @Test
  void aMarkWithoutAStepClosesStepsOfOthers() {
    shard.add(block(0, 5, false, 1));
    shard.add(mark(1, 4));
    assertThat(shard.isReady()).isFalse();
    shard.add(mark(1, 5));
    assertThat(shard.isReady()).isTrue();
    ShardStep step = shard.take();
    assertThat(step.step()).isZero();
    assertThat(step.stepId()).isEqualTo(5);
    shard.add(mark(0, SplitMark.ALL));
    assertThat(shard.isThrough()).isFalse();
    shard.add(mark(1, SplitMark.ALL));
    assertThat(shard.isThrough()).isTrue();
  }

  @Test
  void noStepIsTakenBeforeTheLeadNamesTheSplits() {
    shard.add(block(1, 0, true, 1));
    assertThat(shard.isReady()).isFalse();
    shard.add(mark(0, SplitMark.ALL));
    assertThat(shard.isReady()).isTrue();
  }

  @Test
  void aSplitThatJoinsIsWaitedForFromItsFirstStepOn() {
    shard.add(block(0, 3, false, 1));
    shard.add(mark(1, 3));
    shard.take();
    shard.add(new Block(0, new SplitMark(0, 9, 9, new long[] {0, 0, 7}), batch(2)));
    shard.add(mark(1, 9));
    assertThat(shard.isReady()).as("split 2 may have records in step 9").isFalse();
    ShardAssembly restored = new ShardAssembly(0, shard.progress(), new StepFactoring(true));
    shard.blocks().forEach(restored::restore);
    restored.add(new Block(0, new SplitMark(2, 8, 8, new long[0]), batch(3)));
    assertThat(restored.take().blocks())
        .extracting(ShardAssemblyTest::exampleCount)
        .containsExactly(3);
    restored.add(mark(2, 9));
    assertThat(restored.take().stepId()).isEqualTo(9);
  }

  @Test
  void blocksOfAStepAreFactoredTogetherAndHeldInACheckpointAsTheyCame() {
    shard.add(new Block(0, Marks.of(1, 2, 0, false), example(7, 4)));
    shard.add(new Block(0, Marks.of(0, 2, 0, false), example(9, 4)));
    List<Block> held = shard.blocks();

    assertThat(held).extracting(block -> block.batch().isFactored()).containsOnly(false);
    assertThat(held.get(1).batch().slots()).containsExactly(7, 4);
    List<Block> taken = shard.take().blocks();
    assertThat(taken.get(0).batch().features()).containsExactly(9, 4, 7);
    assertThat(taken.get(1).batch().features()).isSameAs(taken.get(0).batch().features());
    assertThat(taken.get(1).batch().slots()).containsExactly(2, 1);
  }

  /** A state on the heap is written in the background. */
  @Test
  void whatACheckpointHoldsIsNotChangedByGoingOn() {
    Batch twice =
        new Batch(
            new double[1],
            new int[] {0, 3},
            new int[] {7, 4, 7},
            new double[] {1, 2, 3},
            new int[0]);
    shard.add(new Block(0, Marks.of(1, 2, 0, false), twice));
    Batch held = shard.blocks().get(0).batch();

    shard.add(new Block(0, Marks.of(0, 2, 0, false), example(9, 4)));
    Batch taken = shard.take().blocks().get(1).batch();

    assertThat(taken.values()).startsWith(4, 2);
    assertThat(held.slots()).containsExactly(7, 4, 7);
    assertThat(held.starts()).containsExactly(0, 3);
    assertThat(held.values()).containsExactly(1, 2, 3);
  }

  /** A fold has a part of each block, and a descent keeps each for itself. */
  @Test
  void blocksAreFactoredEachByItselfWhereTheyAreNotUsedTogether() {
    ShardAssembly apart = new ShardAssembly(0, ShardProgress.start(), new StepFactoring(false));
    apart.add(new Block(0, Marks.of(1, 2, 0, false), example(7, 4)));
    apart.add(new Block(0, Marks.of(0, 2, 0, false), example(9, 4)));

    List<Block> taken = apart.take().blocks();

    assertThat(taken.get(0).batch().features()).containsExactly(9, 4);
    assertThat(taken.get(1).batch().features()).containsExactly(7, 4);
  }

  @Test
  void aBlockThatACheckpointHeldFactoredIsFactoredWithTheOthers() {
    Batch factored = new SlotFinder().factor(example(7, 4));
    shard.restore(new Block(0, Marks.of(1, 2, 0, false), factored));
    shard.add(mark(1, 0));
    shard.add(new Block(0, Marks.of(0, 2, 0, false), example(9, 4)));

    List<Block> taken = shard.take().blocks();

    assertThat(taken.get(1).batch().features()).containsExactly(9, 4, 7);
    assertThat(taken.get(1).batch().slots()).containsExactly(2, 1);
  }

  private static Batch example(int... features) {
    int[] starts = {0, features.length};
    return new Batch(new double[1], starts, features, new double[0], new int[0]);
  }

  private static int exampleCount(Block block) {
    return block.batch().exampleCount();
  }

  private static Block mark(int split, long closedThrough) {
    long[] memberSince = split == 0 ? new long[2] : new long[0];
    return new Block(
        0, new SplitMark(split, SplitMark.NO_STEP, closedThrough, memberSince), Batch.empty());
  }

  private static Block block(int split, long step, boolean endsSplit, int exampleCount) {
    return new Block(0, Marks.of(split, 2, step, endsSplit), batch(exampleCount));
  }

  private static Batch batch(int exampleCount) {
    return new Batch(
        new double[exampleCount], new int[exampleCount + 1], new int[0], new double[0], new int[0]);
  }
}
