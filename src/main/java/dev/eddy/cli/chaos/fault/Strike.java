package dev.eddy.cli.chaos.fault;

/**
 * A fault that was seen to have happened.
 *
 * @param kind as which it counts, which may be a plainer one than was planned
 * @param at when it struck
 * @param end when it was over; the same moment for one that does not last
 * @param detail whom it hit, and what was seen of it
 */
public record Strike(FaultKind kind, Moment at, Moment end, String detail) {

  static Strike of(FaultKind kind, Moment at, String detail) {
    return new Strike(kind, at, at, detail);
  }

  /** Returns the moment from which on the job could go on. */
  public Moment since() {
    return kind.since() == FaultKind.Since.END ? end : at;
  }
}
