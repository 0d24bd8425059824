package dev.eddy.streaming.silence;

import dev.eddy.streaming.steps.LiveClock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks, tick by tick, whether silent splits have nothing, and keeps the answer for the reader. What
 * a split holds when the question is sent may be closed, and no more: records that come while the
 * answer is on its way are younger.
 */
public final class SilenceWatch {
  private static final Logger LOGGER = LoggerFactory.getLogger(SilenceWatch.class);

  private final AbsenceOracle oracle;
  private final LiveClock clock;
  private final Runnable wakeUp;

  // Other threads set these.
  private final AtomicReference<Proof> proof = new AtomicReference<>();
  private volatile boolean isDue;
  private volatile boolean isAsking;

  /**
   * @param wakeUp called on any thread when the reader has work
   */
  public SilenceWatch(AbsenceOracle oracle, LiveClock clock, Runnable wakeUp) {
    this.oracle = oracle;
    this.clock = clock;
    this.wakeUp = wakeUp;
  }

  /**
   * What was proven.
   *
   * @param splits that had no record
   * @param closedMillis all records of these up to this instant were read
   */
  public record Proof(Set<Integer> splits, long closedMillis) {}

  /** Says that it is time for the next question. */
  public void tick() {
    isDue = true;
    wakeUp.run();
  }

  /** Whether the reader should look: at a proof, or for splits to ask about. */
  public boolean hasWork() {
    return proof.get() != null || wantsToAsk();
  }

  public boolean wantsToAsk() {
    return isDue && !isAsking;
  }

  /** Hands the last answer out, once. */
  public Optional<Proof> takeProof() {
    return Optional.ofNullable(proof.getAndSet(null));
  }

  /** Asks about splits that are silent now; about nothing when there is none. */
  public void ask(Map<Integer, Long> nextOffsets) {
    isDue = false;
    if (nextOffsets.isEmpty()) {
      return;
    }
    isAsking = true;
    // The clock first: whatever is appended behind this instant is not older.
    long askedMillis = clock.now().millis();
    var unused =
        oracle
            .absent(nextOffsets)
            .whenComplete(
                (absent, failure) -> {
                  isAsking = false;
                  if (failure != null) {
                    LOGGER.debug(
                        "nobody knows whether splits are silent; nothing is closed", failure);
                  } else if (!absent.isEmpty()) {
                    proof.set(new Proof(absent, askedMillis - clock.allowanceMillis()));
                  }
                  wakeUp.run();
                });
  }

  public void close() {
    oracle.close();
  }
}
