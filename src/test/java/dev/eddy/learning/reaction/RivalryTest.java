package dev.eddy.learning.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RivalryTest {
  private static final TrialSettings SETTINGS = new TrialSettings(100, 1_000, .01);

  private final Rivalry rivalry = new Rivalry(SETTINGS);
  private final Random random = new Random(1);

  @Test
  void whoIsSignificantlyBetterTakesOver() {
    steps(5, 0, false);
    assertThat(roles()).isEqualTo(Roles.start());
    steps(1, 0, true);
    assertThat(roles()).isEqualTo(new Roles(0, 0, 1, true));
    // It is better at once, but takes over after ten steps of ten examples.
    steps(9, 1, false);
    assertThat(roles()).isEqualTo(new Roles(0, 0, 1, true));
    steps(1, 1, false);
    assertThat(roles()).isEqualTo(new Roles(1, 1, 0, false));
    steps(1, 0, true);
    assertThat(roles()).isEqualTo(new Roles(1, 1, 2, true));
    steps(30, 1, false);
    assertThat(roles()).isEqualTo(new Roles(0, 2, 1, false));
  }

  @Test
  void whoIsNotIsDroppedWhenItsTimeIsOver() {
    steps(1, 0, true);
    steps(99, -.1, false);
    assertThat(roles().trial()).isEqualTo(1);
    steps(1, -.1, false);
    assertThat(roles()).isEqualTo(new Roles(0, 0, 1, false));
    steps(1, 0, true);
    assertThat(roles()).isEqualTo(new Roles(0, 0, 2, true));
  }

  @Test
  void whatItLosesWhileItKnowsNothingCountsAgainstIt() {
    steps(1, 0, true);
    steps(10, -1, false);
    steps(8, 1, false);
    assertThat(roles().hasTrial()).isTrue();
    steps(30, 1, false);
    assertThat(roles().leader()).isEqualTo(1);
  }

  @Test
  void aSecondAlarmStartsATrialAnewButNotAYoungOne() {
    steps(1, 0, true);
    steps(5, -1, true);
    assertThat(roles().trial()).isEqualTo(1);
    steps(10, -1, false);
    steps(1, -1, true);
    assertThat(roles()).isEqualTo(new Roles(0, 0, 2, true));
    // Nothing is left of what it lost before.
    steps(30, 1, false);
    assertThat(roles()).isEqualTo(new Roles(1, 2, 0, false));
  }

  @Test
  void stepsOfAnEarlierTrialAndAlarmsOfAFormerLeaderCountForNothing() {
    steps(1, 0, true);
    Roles before = roles();
    steps(15, -1, false);
    steps(1, -1, true);
    assertThat(roles().trial()).isEqualTo(2);
    for (int step = 0; step < 100; step++) {
      rivalry.add(10, new TrialStep(before, 10 + random.nextDouble()), false);
    }
    assertThat(roles()).isEqualTo(new Roles(0, 0, 2, true));
    Roles underTrial = roles();
    steps(30, 1, false);
    assertThat(roles()).isEqualTo(new Roles(1, 2, 0, false));
    rivalry.add(10, new TrialStep(underTrial, 10), true);
    assertThat(roles()).isEqualTo(new Roles(1, 2, 0, false));
  }

  @Test
  void equalModelsSeldomReplaceEachOther() {
    int takeovers = 0;
    for (int trial = 0; trial < 200; trial++) {
      Rivalry equal = new Rivalry(SETTINGS);
      equal.add(10, new TrialStep(Roles.start(), 0), true);
      while (equal.state().roles().hasTrial()) {
        equal.add(10, new TrialStep(equal.state().roles(), random.nextGaussian()), false);
      }
      takeovers += equal.state().roles().leader();
    }
    // 90 looks at a significance of .01 each.
    assertThat(takeovers).isBetween(1, 30);
  }

  @Test
  void goesOnFromACheckpoint() {
    Rivalry restored = new Rivalry(SETTINGS);
    for (int step = 0; step < 2_000; step++) {
      TrialStep next = new TrialStep(roles(), random.nextGaussian() + (step % 500) / 500.0);
      boolean isAlarm = random.nextInt(60) == 0;
      rivalry.add(10, next, isAlarm);
      restored.add(10, next, isAlarm);
      assertThat(restored.state()).isEqualTo(rivalry.state());
      Rivalry other = new Rivalry(SETTINGS);
      other.resume(restored.state());
      restored = other;
    }
    assertThat(roles().leaderLife()).isPositive();
  }

  @Test
  void aTrialHasAnEndBehindItsBeginning() {
    assertThatThrownBy(() -> new TrialSettings(10, 10, .01))
        .hasMessage("examplesMax must be above examplesMin (10), was 10");
    assertThatThrownBy(() -> new TrialSettings(-1, 10, .01))
        .hasMessage("examplesMin must be >= 0, was -1");
    assertThatThrownBy(() -> new TrialSettings(1, 10, .6))
        .hasMessage("significance must be above 0 and at most 0.5, was 0.6");
  }

  private Roles roles() {
    return rivalry.state().roles();
  }

  /** Takes steps of ten examples with the theta that there is. */
  private void steps(int count, double gain, boolean isAlarm) {
    for (int step = 0; step < count; step++) {
      double noise = gain == 0 ? 0 : .1 * random.nextDouble() * gain;
      rivalry.add(10, new TrialStep(roles(), gain + noise), isAlarm);
    }
  }
}
