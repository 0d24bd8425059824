package dev.eddy.learning.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.learning.drift.DriftDetectorType;
import org.junit.jupiter.api.Test;

class ReactorTest {
  private static final ReactionSettings BOOST =
      new ReactionSettings(Reaction.BOOST, DriftDetectorType.HDDM_A, 3, 100, .1);

  @Test
  void aBoostBeginsWithTheStepBehindTheAlarmAndFades() {
    Reactor reactor = new Reactor(BOOST);
    for (int step = 0; step < 100; step++) {
      reactor.add(1, 10);
      assertThat(reactor.rateFactor()).isEqualTo(1);
    }
    int steps = 0;
    while (reactor.rateFactor() == 1) {
      assertThat(reactor.add(9, 10)).isFalse();
      assertThat(steps++).isLessThan(20);
    }
    assertThat(reactor.rateFactor()).isEqualTo(3);
    reactor.add(0, 25);
    assertThat(reactor.rateFactor()).isEqualTo(2.5);
    reactor.add(0, 60);
    assertThat(reactor.rateFactor()).isEqualTo(1.3);
    reactor.add(0, 60);
    assertThat(reactor.rateFactor()).isEqualTo(1);
  }

  @Test
  void aRestartIsSaidOnceAndChangesNoRate() {
    Reactor reactor = new Reactor(ReactionSettings.of(Reaction.RESTART, DriftDetectorType.HDDM_A));
    int restarts = 0;
    for (int step = 0; step < 150; step++) {
      restarts += reactor.add(step < 100 ? 1 : 9, 10) ? 1 : 0;
      assertThat(reactor.rateFactor()).isEqualTo(1);
    }
    assertThat(restarts).isEqualTo(1);
  }

  @Test
  void goesOnFromACheckpoint() {
    Reactor whole = new Reactor(BOOST);
    Reactor restored = new Reactor(BOOST);
    for (int step = 0; step < 300; step++) {
      int errors = step % 150 < 100 ? step % 3 : 9;
      assertThat(restored.add(errors, 10)).isEqualTo(whole.add(errors, 10));
      assertThat(restored.rateFactor()).isEqualTo(whole.rateFactor());
      Reactor next = new Reactor(BOOST);
      next.resume(restored.state());
      restored = next;
    }
  }

  @Test
  void aReactionNeedsSomethingThatRaisesAlarms() {
    assertThatThrownBy(() -> ReactionSettings.of(Reaction.BOOST, DriftDetectorType.NONE))
        .hasMessage("detector must be set with reaction boost");
    assertThatThrownBy(() -> new ReactionSettings(Reaction.BOOST, DriftDetectorType.DDM, .5, 1, 1))
        .hasMessage("boost must be at least 1 and finite, was 0.5");
  }
}
