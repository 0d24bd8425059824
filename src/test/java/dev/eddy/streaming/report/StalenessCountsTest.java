package dev.eddy.streaming.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StalenessCountsTest {
  @Test
  void gradientsAreCountedByStaleness() {
    StalenessCounts counts = StalenessCounts.none();
    assertThat(counts.toList()).isEmpty();
    counts.add(2);
    counts.add(0);
    counts.add(2);
    assertThat(counts.toList()).containsExactly(1L, 0L, 2L);
  }

  @Test
  void restoredCountsGoOn() {
    StalenessCounts counts = StalenessCounts.none();
    counts.add(1);
    StalenessCounts restored = StalenessCounts.of(counts.toList());
    restored.add(1);
    restored.add(3);
    assertThat(restored.toList()).containsExactly(0L, 2L, 0L, 1L);
  }

  @Test
  void nothingIsComputedWithTheFuture() {
    assertThatThrownBy(() -> StalenessCounts.none().add(-1))
        .hasMessage("staleness must be >= 0, was -1");
  }
}
