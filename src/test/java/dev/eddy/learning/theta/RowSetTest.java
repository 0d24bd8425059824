package dev.eddy.learning.theta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowSetTest {
  @Test
  void isASetOfRows() {
    Random random = new Random(1);
    for (int rowCount : new int[] {1, 63, 64, 65, 1000}) {
      RowSet rows = new RowSet(rowCount);
      BitSet expected = new BitSet();
      for (int i = 0; i < rowCount / 3 + 1; i++) {
        int row = random.nextInt(rowCount);
        rows.add(row);
        expected.set(row);
      }

      assertThat(rows.toArray()).containsExactly(expected.stream().toArray());
      assertThat(rows.count()).isEqualTo(expected.cardinality());
      for (int row = 0; row < rowCount; row++) {
        assertThat(rows.contains(row)).isEqualTo(expected.get(row));
        assertThat(rows.next(row)).isEqualTo(expected.nextSetBit(row));
      }
      assertThat(rows.next(rowCount)).isEqualTo(-1);
    }
  }

  @Test
  void unionKeepsBoth() {
    RowSet rows = new RowSet(100);
    rows.add(3);
    RowSet others = new RowSet(100);
    others.add(99);

    rows.addAll(others);
    others.clear();

    assertThat(rows.toArray()).containsExactly(3, 99);
    assertThat(others.count()).isZero();
  }

  @Test
  void countsWhatTwoSetsShare() {
    RowSet rows = new RowSet(200);
    RowSet others = new RowSet(200);
    for (int row = 0; row < 200; row++) {
      if (row % 2 == 0) {
        rows.add(row);
      }
      if (row % 3 == 0) {
        others.add(row);
      }
    }

    assertThat(rows.countShared(others)).isEqualTo(34).isEqualTo(others.countShared(rows));
  }
}
