package dev.eddy.learning.theta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowChangesTest {
  private final RowChanges changes = new RowChanges(100);

  @Test
  void rowsArePendingFromTheEndOfTheirIntervalUntilTheyAreTaken() {
    change(3, 99);
    assertThat(changes.pendingCount()).isZero();
    changes.endInterval();
    change(4);
    assertThat(changes.pending().toArray()).containsExactly(3, 99);

    changes.endInterval();
    assertThat(changes.pending().toArray()).containsExactly(3, 4, 99);
    changes.takePending();
    assertThat(changes.pendingCount()).isZero();
    change(3);
    changes.endInterval();
    assertThat(changes.pending().toArray()).containsExactly(3);
  }

  @Test
  void countsRowsThatChangedInTwoIntervalsOneAfterTheOther() {
    change(1, 2, 3);
    assertThat(changes.endInterval()).isZero();
    change(2, 3, 4);
    assertThat(changes.endInterval()).isEqualTo(2);
    changes.takePending();
    change(1, 4);
    assertThat(changes.endInterval()).as("whether they were taken or not").isEqualTo(1);
    assertThat(changes.endInterval()).as("nothing changed").isZero();
  }

  @Test
  void aRestoredRowWasPendingAndHadChanged() {
    changes.restore(5);
    assertThat(changes.pending().toArray()).containsExactly(5);
    change(5, 6);
    assertThat(changes.endInterval()).isEqualTo(1);
    assertThat(changes.pending().toArray()).containsExactly(5, 6);
  }

  private void change(int... rows) {
    for (int row : rows) {
      changes.add(row);
    }
  }
}
