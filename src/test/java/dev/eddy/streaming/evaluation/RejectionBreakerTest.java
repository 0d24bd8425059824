package dev.eddy.streaming.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.streaming.pacing.BrokenInputException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RejectionBreakerTest {
  private static final RejectionLimit TENTH_OF_100 = new RejectionLimit(.1, 100);

  @Test
  void tripsWhenMoreThanTheShareWasRejected() {
    RejectionBreaker breaker = new RejectionBreaker(TENTH_OF_100);
    step(breaker, 0, 60, 6);
    step(breaker, 100, 40, 4);
    assertThatThrownBy(() -> step(breaker, 200, 10, 2))
        .isInstanceOf(BrokenInputException.class)
        .hasMessage(
            "input.rejected.limit must hold: at most 0.1 of the last 110 records may be rejected,"
                + " were 12 (0.109); last: a-0 offset 103: label must be 0 or 1, was x; a-0 offset"
                + " 200: label must be 0 or 1, was x; a-0 offset 201: label must be 0 or 1, was x");
  }

  @Test
  void saysNothingBeforeTheWindowIsFull() {
    RejectionBreaker breaker = new RejectionBreaker(TENTH_OF_100);
    assertThatCode(() -> step(breaker, 0, 99, 99)).doesNotThrowAnyException();
    assertThatThrownBy(() -> step(breaker, 99, 1, 0)).isInstanceOf(BrokenInputException.class);
  }

  @Test
  void judgesAShortInputAtItsEnd() {
    RejectionBreaker good = new RejectionBreaker(TENTH_OF_100);
    step(good, 0, 20, 2);
    assertThatCode(good::endInput).doesNotThrowAnyException();
    RejectionBreaker bad = new RejectionBreaker(TENTH_OF_100);
    step(bad, 0, 20, 3);
    assertThatThrownBy(bad::endInput)
        .isInstanceOf(BrokenInputException.class)
        .hasMessageContaining("of the last 20 records may be rejected, were 3 (0.15)");
    assertThatCode(new RejectionBreaker(TENTH_OF_100)::endInput).doesNotThrowAnyException();
  }

  @Test
  void forgetsWhatIsBehindTheWindow() {
    RejectionBreaker breaker = new RejectionBreaker(TENTH_OF_100);
    for (int step = 0; step < 1000; step++) {
      // One burst of 10 in each 100 records: never more than a tenth of a window.
      step(breaker, 50L * step, 50, step % 2 == 0 ? 10 : 0);
    }
    assertThat(breaker.state().steps()).hasSize(2);
    assertThat(breaker.state().last()).hasSize(3);
  }

  @Test
  void aShareOfOneNeverTripsAndKeepsNothing() {
    RejectionBreaker breaker = new RejectionBreaker(RejectionLimit.NONE);
    step(breaker, 0, 1000, 1000);
    breaker.endInput();
    assertThat(breaker.state())
        .isEqualTo(new RejectionBreaker(TENTH_OF_100).state())
        .matches(state -> state.steps().isEmpty());
  }

  @Test
  void quotesTheBeginningOfALongReasonInOneLine() {
    RejectionBreaker breaker = new RejectionBreaker(new RejectionLimit(.5, 1));
    breaker.add(new RejectedRecord("a-0", 1, "was\n" + "x".repeat(10_000)));
    assertThatThrownBy(() -> breaker.endStep(1))
        .hasMessageEndingWith("last: a-0 offset 1: was " + "x".repeat(196) + "...");
  }

  @Test
  void aRestoredOneTripsAtTheSameStepWithTheSameWords() {
    int tripped = 0;
    for (long seed = 0; seed < 200; seed++) {
      Optional<String> undisturbed = run(seed, false);
      assertThat(run(seed, true)).as("seed %d", seed).isEqualTo(undisturbed);
      tripped += undisturbed.isPresent() ? 1 : 0;
    }
    assertThat(tripped).isBetween(20, 180);
  }

  /** Returns the step and the words of the end, if the breaker ends it. */
  private static Optional<String> run(long seed, boolean isRestored) {
    Random random = new Random(seed);
    RejectionBreaker breaker = new RejectionBreaker(TENTH_OF_100);
    for (int step = 0; step < 40; step++) {
      int read = random.nextInt(30);
      int rejected = read == 0 ? 0 : random.nextInt(1 + read / 6);
      try {
        step(breaker, 100L * step, read, rejected);
      } catch (BrokenInputException e) {
        return Optional.of(step + " " + e.getMessage());
      }
      if (isRestored) {
        breaker = new RejectionBreaker(TENTH_OF_100, breaker.state());
      }
    }
    return Optional.empty();
  }

  private static void step(RejectionBreaker breaker, long firstOffset, int read, int rejected) {
    for (int i = 0; i < rejected; i++) {
      breaker.add(new RejectedRecord("a-0", firstOffset + i, "label must be 0 or 1, was x"));
    }
    breaker.endStep(read);
  }
}
