package dev.eddy.streaming.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SplitNamesTest {

  @Test
  void aPartitionThatJoinsIsCalledLikeTheOthers() {
    List<String> names = List.of("clicks-2026-0", "clicks-2026-1");
    assertThat(SplitNames.name(names, 1)).isEqualTo("clicks-2026-1");
    assertThat(SplitNames.name(names, 12)).isEqualTo("clicks-2026-12");
  }

  @Test
  void aSplitThatNobodyNamedGoesByItsNumber() {
    assertThat(SplitNames.name(List.of("a.csv"), 3)).isEqualTo("3");
    assertThat(SplitNames.name(List.of(), 0)).isEqualTo("0");
  }
}
