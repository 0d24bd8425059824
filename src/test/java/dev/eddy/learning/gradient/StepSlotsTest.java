package dev.eddy.learning.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepSlotsTest {
  @Test
  void coordinatesAreNumberedInOrderOfFirstOccurrence() {
    StepSlots slots = new StepSlots();

    assertThat(slots.slotOf(9)).isZero();
    assertThat(slots.slotOf(3)).isEqualTo(1);
    assertThat(slots.slotOf(9)).isZero();
    assertThat(slots.count()).isEqualTo(2);
    assertThat(slots.coordinate(1)).isEqualTo(3);
    assertThat(slots.toArray()).containsExactly(9, 3);
  }

  @Test
  void clearForgetsTheStep() {
    StepSlots slots = new StepSlots();
    slots.slotOf(9);

    slots.clear();

    assertThat(slots.count()).isZero();
    assertThat(slots.slotOf(3)).isZero();
    assertThat(slots.slotOf(9)).isEqualTo(1);
  }

  @Test
  void growingKeepsTheNumbers() {
    Random random = new Random(1);
    StepSlots slots = new StepSlots();
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
}
