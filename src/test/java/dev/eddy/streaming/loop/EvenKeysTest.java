package dev.eddy.streaming.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.junit.jupiter.api.Test;

class EvenKeysTest {
  private static final int MAX_PARALLELISM = 128;

  @Test
  void fourThingsOnTwoSubtasksAreTwoEach() {
    EvenKeys keys = EvenKeys.of(4, MAX_PARALLELISM);
    assertThat(keys.ownedBy(0, 2)).containsExactly(0, 1);
    assertThat(keys.ownedBy(1, 2)).containsExactly(2, 3);
  }

  @Test
  void threeThingsOnThreeSubtasksAreOneEach() {
    EvenKeys keys = EvenKeys.of(3, MAX_PARALLELISM);
    for (int subtask = 0; subtask < 3; subtask++) {
      assertThat(keys.ownedBy(subtask, 3)).containsExactly(subtask);
    }
  }

  @Test
  void everySubtaskHasItsShareAtAnyCountAndParallelism() {
    for (int count = 1; count <= MAX_PARALLELISM; count++) {
      EvenKeys keys = EvenKeys.of(count, MAX_PARALLELISM);
      for (int parallelism = 1; parallelism <= 16; parallelism++) {
        // Key groups are coarse: only where they are many is the share exact.
        int slack = count * parallelism <= MAX_PARALLELISM ? 0 : 1;
        List<Integer> all = new ArrayList<>();
        for (int subtask = 0; subtask < parallelism; subtask++) {
          List<Integer> owned = keys.ownedBy(subtask, parallelism);
          assertThat(owned.size())
              .as("%d things on subtask %d of %d", count, subtask, parallelism)
              .isBetween(
                  count / parallelism - slack, (count + parallelism - 1) / parallelism + slack);
          all.addAll(owned);
        }
        assertThat(all).isEqualTo(IntStream.range(0, count).boxed().toList());
      }
    }
  }

  @Test
  void flinkSendsAKeyToItsOwner() {
    EvenKeys keys = EvenKeys.of(7, MAX_PARALLELISM);
    for (int parallelism = 1; parallelism <= 9; parallelism++) {
      for (int thing = 0; thing < keys.count(); thing++) {
        int subtask =
            KeyGroupRangeAssignment.assignKeyToParallelOperator(
                keys.key(thing), MAX_PARALLELISM, parallelism);
        assertThat(keys.ownedBy(subtask, parallelism)).contains(thing);
      }
    }
  }

  @Test
  void moreThingsThanKeyGroupsAreRefused() {
    assertThatThrownBy(() -> EvenKeys.of(129, MAX_PARALLELISM))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count must be in 1 to maxParallelism (128), was 129");
    assertThatThrownBy(() -> EvenKeys.of(0, MAX_PARALLELISM))
        .hasMessage("count must be in 1 to maxParallelism (128), was 0");
  }
}
