package dev.eddy.streaming.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.learning.example.Batch;
import dev.eddy.streaming.wire.Block;
import org.junit.jupiter.api.Test;

class ShardAssemblyTest {
  private final ShardAssembly shard = new ShardAssembly(0, ShardProgress.start());

  @Test
  void aStepIsReadyOnceEverySplitSentItsBlock() {
    shard.add(block(1, 0, false, 2));
    assertThat(shard.isReady()).isFalse();
    shard.add(block(0, 0, false, 1));
    assertThat(shard.isReady()).isTrue();
    assertThat(shard.take()).extracting(Batch::exampleCount).containsExactly(1, 2);
    assertThat(shard.nextStep()).isEqualTo(1);
    assertThat(shard.isReady()).isFalse();
  }

  @Test
  void stepsMayComeAheadOfTheirTurn() {
    shard.add(block(0, 0, false, 1));
    shard.add(block(0, 1, false, 2));
    shard.add(block(1, 0, false, 3));
    assertThat(shard.take()).extracting(Batch::exampleCount).containsExactly(1, 3);
    assertThat(shard.isReady()).isFalse();
    shard.add(block(1, 1, false, 4));
    assertThat(shard.take()).extracting(Batch::exampleCount).containsExactly(2, 4);
  }

  @Test
  void aSplitThatEndedIsNotWaitedFor() {
    shard.add(block(0, 0, true, 1));
    shard.add(block(1, 0, false, 1));
    shard.take();
    assertThat(shard.isThrough()).isFalse();
    shard.add(block(1, 1, true, 5));
    assertThat(shard.isReady()).isTrue();
    assertThat(shard.take()).extracting(Batch::exampleCount).containsExactly(5);
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
    shard.add(block(0, 0, true, 1));
    shard.add(block(1, 0, false, 2));
    shard.take();
    shard.add(block(1, 2, true, 4));
    shard.endSent();

    ShardAssembly restored = new ShardAssembly(0, shard.progress());
    shard.blocks().forEach(restored::add);

    assertThat(restored.isEndSent()).isTrue();
    assertThat(restored.nextStep()).isEqualTo(1);
    assertThat(restored.isReady()).isFalse();
    restored.add(block(1, 1, false, 3));
    assertThat(restored.take()).extracting(Batch::exampleCount).containsExactly(3);
    assertThat(restored.take()).extracting(Batch::exampleCount).containsExactly(4);
    assertThat(restored.isThrough()).isTrue();
  }

  @Test
  void aBlockTwiceOrTooLateIsAFault() {
    shard.add(block(0, 0, false, 1));
    assertThatThrownBy(() -> shard.add(block(0, 0, false, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("split 0 must send shard 0 one block for step 0, sent two");
    shard.add(block(1, 0, false, 1));
    shard.take();
    assertThatThrownBy(() -> shard.add(block(1, 0, false, 1)))
        .hasMessage("step of shard 0 from split 1 must be >= 1, was 0");
  }

  private static Block block(int split, long step, boolean endsSplit, int exampleCount) {
    Batch batch =
        new Batch(
            new double[exampleCount],
            new int[exampleCount + 1],
            new int[0],
            new double[0],
            new int[0]);
    return new Block(0, split, 2, step, endsSplit, batch);
  }
}
