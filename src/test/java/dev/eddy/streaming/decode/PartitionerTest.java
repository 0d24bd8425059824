package dev.eddy.streaming.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.learning.example.ExampleBuffer;
import org.junit.jupiter.api.Test;

class PartitionerTest {
  private static final int SHARDS = 4;

  private final ExampleBuffer example = new ExampleBuffer();

  @Test
  void uniformDealsTheRecordsOfASplitOutInTurn() {
    Partitioner uniform = Partitioner.uniform(SHARDS);
    for (long position = 0; position < 100; position++) {
      assertThat(uniform.shardOf(3, position, 9, example)).isEqualTo((int) (position % SHARDS));
    }
    assertThat(uniform.shardOf(0, Long.MAX_VALUE, 0, example)).isEqualTo(3);
  }

  @Test
  void sourceKeepsASplitTogether() {
    Partitioner source = Partitioner.bySource(SHARDS);
    assertThat(source.shardOf(5, 0, 1, example)).isEqualTo(1);
    assertThat(source.shardOf(5, 99, 2, example)).isEqualTo(1);
  }

  @Test
  void keyKeepsEqualKeysTogetherAndSpreadsDifferentOnesEvenly() {
    Partitioner byKey = Partitioner.byKey(SHARDS);
    int[] counts = new int[SHARDS];
    for (long key = -2000; key < 2000; key++) {
      example.clear();
      example.key(key);
      int shard = byKey.shardOf(0, key, 0, example);
      assertThat(byKey.shardOf(7, key + 1, 5, example)).isEqualTo(shard);
      counts[shard]++;
    }
    // Binomial(4000, 1/4): mean 1000, deviation 27; five of them.
    assertThat(counts).hasSize(SHARDS);
    for (int count : counts) {
      assertThat(count).isBetween(1000 - 137, 1000 + 137);
    }
  }

  @Test
  void recordKeyLooksAtTheHashOfTheKafkaKeyAlone() {
    Partitioner byRecordKey = Partitioner.byRecordKey(SHARDS);
    example.key(1);
    int shard = byRecordKey.shardOf(0, 0, -77, example);
    example.key(2);
    assertThat(byRecordKey.shardOf(1, 1, -77, example)).isEqualTo(shard);
  }

  @Test
  void rangeCutsAtItsBoundsEachOfWhichBelongsToTheUpperShard() {
    Partitioner byRange = Partitioner.byRange(new double[] {-1, 0, 2.5});
    assertThat(shardOf(byRange, -7)).isZero();
    assertThat(shardOf(byRange, -1)).isEqualTo(1);
    assertThat(shardOf(byRange, -.5)).isEqualTo(1);
    assertThat(shardOf(byRange, 0)).isEqualTo(2);
    assertThat(shardOf(byRange, 2.5)).isEqualTo(3);
    assertThat(shardOf(byRange, 1e300)).isEqualTo(3);
  }

  @Test
  void boundsMustAscend() {
    assertThatThrownBy(() -> Partitioner.byRange(new double[] {0, 2, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bounds must ascend, were 2.0 before 2.0");
    assertThatThrownBy(() -> Partitioner.byRange(new double[] {0, Double.NaN}))
        .hasMessage("bounds must ascend, were 0.0 before NaN");
  }

  private int shardOf(Partitioner partitioner, double number) {
    example.numericKey(number);
    return partitioner.shardOf(0, 0, 0, example);
  }
}
