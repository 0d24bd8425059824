package dev.eddy.streaming.silence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.streaming.steps.LiveClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SilenceWatchTest {
  private static final LiveClock CLOCK = new LiveClock(true, 200, 10_000, () -> 5000);

  private final List<CompletableFuture<Set<Integer>>> questions = new ArrayList<>();
  private final AtomicInteger wakeUps = new AtomicInteger();
  private boolean isClosed;
  private final SilenceWatch watch =
      new SilenceWatch(
          new AbsenceOracle() {
            @Override
            public CompletableFuture<Set<Integer>> absent(Map<Integer, Long> nextOffsets) {
              questions.add(new CompletableFuture<>());
              return questions.get(questions.size() - 1);
            }

            @Override
            public void close() {
              isClosed = true;
            }
          },
          CLOCK,
          wakeUps::incrementAndGet);

  @Test
  void whatIsProvenIsOlderThanTheQuestionByTheAllowance() {
    watch.tick();
    assertThat(watch.wantsToAsk()).isTrue();
    watch.ask(Map.of(1, 7L, 2, 9L));
    assertThat(watch.hasWork()).isFalse();
    questions.get(0).complete(Set.of(2));
    assertThat(watch.hasWork()).isTrue();
    SilenceWatch.Proof proof = watch.takeProof().orElseThrow();
    assertThat(proof.splits()).containsExactly(2);
    assertThat(proof.closedMillis()).isEqualTo(4800);
    assertThat(watch.takeProof()).as("handed out once").isEmpty();
  }

  @Test
  void oneQuestionAtATime() {
    watch.tick();
    watch.ask(Map.of(1, 7L));
    watch.tick();
    assertThat(watch.wantsToAsk()).as("the broker is frozen").isFalse();
    questions.get(0).complete(Set.of());
    assertThat(watch.wantsToAsk()).isTrue();
    assertThat(watch.takeProof()).isEmpty();
  }

  @Test
  void aQuestionThatFailsProvesNothing() {
    watch.tick();
    watch.ask(Map.of(1, 7L));
    questions.get(0).completeExceptionally(new IllegalStateException("broker is gone"));
    assertThat(watch.takeProof()).isEmpty();
    watch.tick();
    assertThat(watch.wantsToAsk()).isTrue();
  }

  @Test
  void nobodyAsksAboutNothing() {
    watch.tick();
    watch.ask(Map.of());
    assertThat(questions).isEmpty();
    assertThat(watch.hasWork()).isFalse();
  }

  @Test
  void theReaderIsWokenByTicksAndAnswers() {
    watch.tick();
    watch.ask(Map.of(1, 7L));
    int before = wakeUps.get();
    questions.get(0).complete(Set.of(1));
    assertThat(wakeUps.get()).isGreaterThan(before);
    watch.close();
    assertThat(isClosed).isTrue();
  }
}
