package dev.eddy.cli.chaos;

import dev.eddy.cli.chaos.fault.FaultKind;
import dev.eddy.cli.chaos.fault.Strike;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of a fault.
 *
 * @param kind as which it counts
 * @param hasHappened whether it was seen to have happened, not merely tried
 * @param at when it struck, or would have
 * @param detail whom it hit, or why it could not happen
 * @param recovery how long it took until the job went on; empty if it did not, or did not have to
 */
record Outcome(
    FaultKind kind, boolean hasHappened, Instant at, String detail, Optional<Duration> recovery) {

  static Outcome of(Strike strike, Optional<Duration> recovery) {
    return new Outcome(strike.kind(), true, strike.at().time(), strike.detail(), recovery);
  }

  static Outcome skipped(FaultKind kind, Instant at, String reason) {
    return new Outcome(kind, false, at, reason, Optional.empty());
  }
}
