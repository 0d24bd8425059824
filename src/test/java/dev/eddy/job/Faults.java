package dev.eddy.job;

import dev.eddy.streaming.probe.Moment;
import dev.eddy.streaming.probe.Probe;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Throws at seeded moments: each kind of moment fails {@code failuresPerMoment} times, after a
 * drawn number of calls each time.
 */
final class Faults implements Probe {
  private static final long serialVersionUID = 1L;

  private final Random random;
  private final int failuresPerMoment;
  private final Map<Moment, Integer> callsLeft = new EnumMap<>(Moment.class);
  private final Map<Moment, Integer> failures = new EnumMap<>(Moment.class);

  Faults(long seed, int failuresPerMoment) {
    random = new Random(seed);
    this.failuresPerMoment = failuresPerMoment;
    for (Moment moment : Moment.values()) {
      failures.put(moment, 0);
      callsLeft.put(moment, draw(moment));
    }
  }

  /** What a fault looks like in the log. */
  static final class Fault extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Fault(Moment moment) {
      super("fault injected at " + moment);
    }
  }

  /** Returns a probe that fails a worker at the calls of these numbers, whatever the shard. */
  static Probe atWorkerSteps(int... numbers) {
    AtomicInteger calls = new AtomicInteger();
    return moment -> {
      if (moment == Moment.WORKER_STEP) {
        int call = calls.incrementAndGet();
        if (Arrays.stream(numbers).anyMatch(number -> number == call)) {
          throw new Fault(moment);
        }
      }
    };
  }

  @Override
  public synchronized void at(Moment moment) {
    int left = callsLeft.merge(moment, -1, Integer::sum);
    if (left > 0 || failures.get(moment) == failuresPerMoment) {
      return;
    }
    failures.merge(moment, 1, Integer::sum);
    callsLeft.put(moment, draw(moment));
    throw new Fault(moment);
  }

  /** Returns how often each moment has failed. */
  synchronized Map<Moment, Integer> failures() {
    return new EnumMap<>(failures);
  }

  /** Rare moments fail at once or almost so; those of every block and step are spread out. */
  private int draw(Moment moment) {
    int most =
        switch (moment) {
          case SOURCE_END, WORKER_FINISH, SERVER_FINISH, RESULT_FINISH -> 1;
          case SOURCE_JOIN -> 3;
          case SOURCE_RESTORE, WORKER_RESTORE, SERVER_RESTORE -> 6;
          case SOURCE_SNAPSHOT, WORKER_SNAPSHOT, SERVER_SNAPSHOT, SERVER_CHECKPOINTED -> 12;
          case SOURCE_POLL, DECODE_BLOCK, WORKER_BLOCK, WORKER_STEP -> 400;
          case SERVER_GRADIENT, SERVER_STEP, TAIL_THETA -> 400;
        };
    return 1 + random.nextInt(most);
  }
}
