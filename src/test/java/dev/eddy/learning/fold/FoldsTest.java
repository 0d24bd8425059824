package dev.eddy.learning.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FoldsTest {
  private static final int RECORDS = 100_000;

  @Test
  void aRecordIsInTheSameFoldWheneverItIsRead() {
    assertThat(new Folds(5).of(2, 1L << 40)).isEqualTo(new Folds(5).of(2, 1L << 40));
  }

  @Test
  void foldsAreOfOneSizeWithinEverySplitAndShard() {
    Folds folds = new Folds(5);
    int[][] counts = new int[8][5];
    for (int i = 0; i < RECORDS; i++) {
      counts[i % 4][folds.of(0, i)]++;
      counts[4 + i % 4][folds.of(1, i)]++;
    }
    for (int[] shard : counts) {
      for (int count : shard) {
        // 5,000 expected with a standard deviation of 63: four of them.
        assertThat(count).isBetween(4_748, 5_252);
      }
    }
  }

  @Test
  void splitsDoNotRepeatEachOther() {
    Folds folds = new Folds(2);
    int same = 0;
    for (int i = 0; i < RECORDS; i++) {
      same += folds.of(0, i) == folds.of(1, i) ? 1 : 0;
    }
    // Half of them, with a standard deviation of 158.
    assertThat(same).isBetween(49_368, 50_632);
  }

  @Test
  void oneFoldWouldTrainNothing() {
    assertThatThrownBy(() -> new Folds(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count must be 0 or from 2 to 20, was 1");
  }
}
