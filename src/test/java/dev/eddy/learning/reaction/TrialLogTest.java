package dev.eddy.learning.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.reaction.TrialLog.Change;
import dev.eddy.learning.reaction.TrialLog.Event;
import org.junit.jupiter.api.Test;

class TrialLogTest {
  @Test
  void rolesThatChangeAreEventsOnce() {
    TrialLog log = new TrialLog(TrialLog.State.start());
    log.add(Roles.start(), 0, 0);
    log.add(new Roles(0, 0, 1, true), 1, 10);
    log.add(new Roles(0, 0, 1, true), 2, 20);
    assertThat(log.take()).containsExactly(new Event(Change.STARTED, 1, 10));
    log = new TrialLog(log.state());
    log.add(new Roles(0, 0, 2, true), 3, 30);
    log.add(new Roles(1, 2, 0, false), 4, 40);
    log.add(new Roles(1, 2, 3, true), 5, 50);
    log = new TrialLog(log.state());
    log.add(new Roles(1, 2, 0, false), 6, 60);
    assertThat(log.take())
        .containsExactly(
            new Event(Change.DROPPED, 3, 30),
            new Event(Change.STARTED, 3, 30),
            new Event(Change.TOOK_OVER, 4, 40),
            new Event(Change.STARTED, 5, 50),
            new Event(Change.DROPPED, 6, 60));
    assertThat(log.take()).isEmpty();
    assertThat(log.counts()).isEqualTo(new TrialLog.Counts(3, 1));
  }

  @Test
  void whereThereIsOneModelNothingHappens() {
    TrialLog log = new TrialLog(TrialLog.State.start());
    log.add(Roles.untold(), 0, 0);
    log.add(Roles.untold(), 1, 10);
    assertThat(log.take()).isEmpty();
    assertThat(log.counts()).isEqualTo(TrialLog.Counts.none());
  }
}
