package dev.eddy.learning.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlotTableTest {
  @Test
  void coordinatesAreNumberedInOrderOfFirstOccurrence() {
    SlotTable slots = new SlotTable();

    assertThat(slots.slotOf(9)).isZero();
    assertThat(slots.slotOf(3)).isEqualTo(1);
    assertThat(slots.slotOf(9)).isZero();
    assertThat(slots.count()).isEqualTo(2);
    assertThat(slots.coordinate(1)).isEqualTo(3);
    assertThat(slots.toArray()).containsExactly(9, 3);
  }

  @Test
  void clearForgetsTheStep() {
    SlotTable slots = new SlotTable();
    slots.slotOf(9);

    slots.clear();

    assertThat(slots.count()).isZero();
    assertThat(slots.slotOf(3)).isZero();
    assertThat(slots.slotOf(9)).isEqualTo(1);
  }

  @Test
  void growingKeepsTheNumbers() {
    Random random = new Random(1);
    SlotTable slots = new SlotTable();
    Set<Integer> known = new LinkedHashSet<>();
    for (int batch = 0; batch < 20; batch++) {
      slots.reserve(997);
      for (int i = 0; i < 997; i++) {
        int coordinate = random.nextInt(1 << 14);
        int slot = slots.slotOf(coordinate);
        known.add(coordinate);
        assertThat(slots.coordinate(slot)).isEqualTo(coordinate);
      }
    }
    assertThat(slots.toArray()).containsExactly(known.stream().mapToInt(i -> i).toArray());
  }

  @Test
  void manyAreNumberedAsOneByOne() {
    SlotTable slots = new SlotTable();
    int[] numbers = new int[5];

    slots.slotsOf(new int[] {4, 9, 4, 7, 1}, 4, numbers, 1);

    assertThat(numbers).containsExactly(0, 0, 1, 0, 2);
    assertThat(slots.toArray()).containsExactly(4, 9, 7);
  }

  @Test
  void appendedOnesAreFoundLater() {
    SlotTable slots = new SlotTable();
    slots.slotOf(5);
    slots.append(0);
    slots.append(8);

    assertThat(slots.slotOf(8)).isEqualTo(2);
    assertThat(slots.slotOf(0)).isEqualTo(1);
    assertThat(slots.slotOf(5)).isZero();
    assertThat(slots.slotOf(6)).isEqualTo(3);
  }

  @Test
  void noCoordinateOfAStepBeforeIsTakenForOneOfThis() {
    Random random = new Random(2);
    SlotTable slots = new SlotTable();
    for (int step = 0; step < 500; step++) {
      slots.clear();
      // Few and many, because they are forgotten in another way.
      int lookCount = 1 + random.nextInt(600);
      slots.reserve(lookCount);
      Set<Integer> known = new LinkedHashSet<>();
      for (int i = 0; i < lookCount; i++) {
        int coordinate = random.nextInt(1 << 10);
        known.add(coordinate);
        int slot = slots.slotOf(coordinate);
        assertThat(slots.coordinate(slot)).isEqualTo(coordinate);
        assertThat(slots.count()).isEqualTo(known.size());
      }
      assertThat(slots.toArray()).containsExactly(known.stream().mapToInt(i -> i).toArray());
    }
  }
}
