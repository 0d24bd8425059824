package dev.eddy.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.eddy.cli.chaos.fault.FaultKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Set<FaultKind> ALL = EnumSet.allOf(FaultKind.class);

  @Test
  void theSameSeedDrawsTheSameFaults() {
    assertThat(draw(7, ALL, 100)).isEqualTo(draw(7, ALL, 100));
    assertThat(draw(7, ALL, 100)).isNotEqualTo(draw(8, ALL, 100));
  }

  @Test
  void faultsAreNumberedAndHaveDiceOfTheirOwn() {
    List<PlannedFault> faults = draw(1, ALL, 50);
    Set<Long> seeds = new HashSet<>();
    for (int i = 0; i < faults.size(); i++) {
      assertThat(faults.get(i).number()).isEqualTo(i + 1);
      seeds.add(faults.get(i).seed());
    }
    assertThat(seeds).hasSize(faults.size());
    PlannedFault first = faults.get(0);
    assertThat(first.dice().nextLong()).isEqualTo(first.dice().nextLong());
  }

  @Test
  void eachRoundHasEveryKindOnce() {
    List<PlannedFault> faults = draw(3, ALL, 5 * ALL.size());
    for (int from = 0; from < faults.size(); from += ALL.size()) {
      assertThat(faults.subList(from, from + ALL.size()))
          .extracting(PlannedFault::kind)
          .containsExactlyInAnyOrderElementsOf(ALL);
    }
  }

  @Test
  void roundsHaveOrdersOfTheirOwn() {
    List<FaultKind> kinds = draw(3, ALL, 2 * ALL.size()).stream().map(PlannedFault::kind).toList();
    assertThat(kinds.subList(0, ALL.size())).isNotEqualTo(kinds.subList(ALL.size(), kinds.size()));
  }

  @Test
  void noKindComesTwiceRunning() {
    Set<FaultKind> few =
        EnumSet.of(FaultKind.RESCALED, FaultKind.BROKER_AWAY, FaultKind.ALL_KILLED);
    for (long seed = 0; seed < 50; seed++) {
      List<PlannedFault> faults = draw(seed, few, 60);
      for (int i = 1; i < faults.size(); i++) {
        assertThat(faults.get(i).kind()).isNotEqualTo(faults.get(i - 1).kind());
      }
    }
  }

  @Test
  void aScheduleOfOneKindRepeatsIt() {
    assertThat(draw(1, EnumSet.of(FaultKind.RESCALED), 3))
        .extracting(PlannedFault::kind)
        .containsOnly(FaultKind.RESCALED);
  }

  @Test
  void thereMustBeAKind() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Schedule(1, Set.of()))
        .withMessage("kinds must be at least one, were none");
  }

  private static List<PlannedFault> draw(long seed, Set<FaultKind> kinds, int count) {
    Schedule schedule = new Schedule(seed, kinds);
    List<PlannedFault> faults = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      faults.add(schedule.next());
    }
    return faults;
  }
}
