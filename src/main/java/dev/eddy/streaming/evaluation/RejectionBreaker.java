package dev.eddy.streaming.evaluation;

import dev.eddy.streaming.pacing.BrokenInputException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Ends the job when too much of what was read last was rejected, instead of draining a broken
 * stream.
 *
 * <p>Judges at the end of each step, over the fewest last steps that hold the window's records, so
 * what it says depends on the records alone. Before so many were read it says nothing, except at
 * the end of the input: there it judges what there was.
 */
final class RejectionBreaker {
  private static final int LAST_COUNT_MAX = 3;
  private static final int REASON_LENGTH_MAX = 200;

  private final RejectionLimit limit;
  private final Deque<StepCount> steps;
  private final Deque<RejectedRecord> last;
  private long readCount;
  private long rejectedCount;
  private int rejectedInStep;

  RejectionBreaker(RejectionLimit limit) {
    this(limit, new State(List.of(), List.of()));
  }

  /** Continues where another one was when it returned {@code state}; the limit may be another. */
  RejectionBreaker(RejectionLimit limit, State state) {
    this.limit = limit;
    steps = new ArrayDeque<>(state.steps());
    last = new ArrayDeque<>(state.last());
    for (StepCount step : steps) {
      readCount += step.read();
      rejectedCount += step.rejected();
    }
  }

  /** What became of the records of one step. */
  record StepCount(int read, int rejected) {}

  /**
   * What a checkpoint keeps of a breaker between two steps; nothing without a limit.
   *
   * @param steps those that are looked back on, at most as many as the window has records
   * @param last rejected records, a few, their reasons cut
   */
  record State(List<StepCount> steps, List<RejectedRecord> last) {}

  /** Takes a record that was rejected in the step that ends next. */
  void add(RejectedRecord rejected) {
    if (limit.isNone()) {
      return;
    }
    rejectedInStep++;
    if (last.size() == LAST_COUNT_MAX) {
      last.removeFirst();
    }
    last.add(new RejectedRecord(rejected.split(), rejected.offset(), shortened(rejected.reason())));
  }

  /**
   * Ends a step.
   *
   * @param read records read in it, with those that were rejected
   * @throws BrokenInputException if too much was rejected
   */
  void endStep(int read) {
    if (limit.isNone() || read == 0) {
      return;
    }
    steps.add(new StepCount(read, rejectedInStep));
    readCount += read;
    rejectedCount += rejectedInStep;
    rejectedInStep = 0;
    while (readCount - steps.getFirst().read() >= limit.window()) {
      StepCount forgotten = steps.removeFirst();
      readCount -= forgotten.read();
      rejectedCount -= forgotten.rejected();
    }
    if (readCount >= limit.window()) {
      judge();
    }
  }

  /**
   * Ends the input.
   *
   * @throws BrokenInputException if too much was rejected of an input shorter than the window
   */
  void endInput() {
    judge();
  }

  State state() {
    return new State(List.copyOf(steps), List.copyOf(last));
  }

  private void judge() {
    if (rejectedCount > limit.share() * readCount) {
      throw new BrokenInputException(
          "input.rejected.limit must hold: at most %s of the last %d records may be rejected, were %d (%s); last: %s"
              .formatted(
                  limit.share(),
                  readCount,
                  rejectedCount,
                  Math.round(1000.0 * rejectedCount / readCount) / 1000.0,
                  last.stream()
                      .map(r -> "%s offset %d: %s".formatted(r.split(), r.offset(), r.reason()))
                      .collect(Collectors.joining("; "))));
    }
  }

  /** Returns the beginning of a reason, which may quote much of a record, in one line. */
  private static String shortened(String reason) {
    String line = reason.replaceAll("\\R", " ");
    return line.length() <= REASON_LENGTH_MAX ? line : line.substring(0, REASON_LENGTH_MAX) + "...";
  }
}
