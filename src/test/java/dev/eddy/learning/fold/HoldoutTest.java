package dev.eddy.learning.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldoutTest {
  private static final int RECORDS = 100_000;

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 10, 1_000})
  void ofSoManyRecordsInARowExactlyOneIsHeldOut(int every) {
    Holdout holdout = new Holdout(every);
    for (long from : new long[] {0, (1L << 40) / every * every}) {
      for (int row = 0; row < RECORDS / every; row++) {
        int count = 0;
        for (int i = 0; i < every; i++) {
          count += holdout.holds(3, from + (long) row * every + i) ? 1 : 0;
        }
        assertThat(count).as("row %d from %d", row, from).isEqualTo(1);
      }
    }
  }

  @Test
  void everyShardGivesItsShare() {
    // Shards are dealt out in turn: 4 of them, and one of 4 records held out.
    Holdout holdout = new Holdout(4);
    int[] counts = new int[4];
    for (int i = 0; i < RECORDS; i++) {
      counts[i % 4] += holdout.holds(0, i) ? 1 : 0;
    }
    for (int count : counts) {
      // 6,250 expected with a standard deviation of 68: four of them.
      assertThat(count).isBetween(5_978, 6_522);
    }
  }

  @Test
  void splitsDoNotRepeatEachOther() {
    Holdout holdout = new Holdout(2);
    int same = 0;
    for (int i = 0; i < RECORDS; i++) {
      same += holdout.holds(0, i) == holdout.holds(1, i) ? 1 : 0;
    }
    // Half of the 50,000 pairs, with a standard deviation of 112.
    assertThat(same / 2).isBetween(24_552, 25_448);
  }

  @Test
  void foldsDoNotFollow() {
    Holdout holdout = new Holdout(3);
    Folds folds = new Folds(3);
    int[] counts = new int[3];
    for (int i = 0; i < RECORDS; i++) {
      counts[folds.of(0, i)] += holdout.holds(0, i) ? 1 : 0;
    }
    for (int count : counts) {
      // 11,111 expected with a standard deviation of 86.
      assertThat(count).isBetween(10_767, 11_455);
    }
  }

  @Test
  void nothingIsHeldOutUnlessAskedFor() {
    assertThat(Holdout.none().isOn()).isFalse();
    assertThat(Holdout.none().holds(0, 0)).isFalse();
  }

  @Test
  void holdingOutEveryRecordWouldTrainNothing() {
    assertThatThrownBy(() -> new Holdout(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("every must be 0 or at least 2, was 1");
    assertThatThrownBy(() -> new Holdout(-2)).hasMessageEndingWith("was -2");
  }
}
