package dev.eddy.streaming.kafka;

import dev.eddy.streaming.probe.Moment;
import dev.eddy.streaming.probe.Probe;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Throws around the moment at which splits join: when asked, at the snapshot and restore then. */
final class JoinFaults implements AutoCloseable {
  // Probes travel in serialized form; the tasks that call them run in this JVM.
  private static final Map<Long, JoinFaults> OPEN = new ConcurrentHashMap<>();

  private final long seed;
  private final Map<Moment, Integer> callsLeft = new EnumMap<>(Moment.class);
  private boolean hasJoined;
  private int failureCount;

  private JoinFaults(long seed) {
    this.seed = seed;
    Random random = new Random(seed);
    // The first question fails, or the one after it.
    callsLeft.put(Moment.SOURCE_JOIN, 1 + random.nextInt(2));
    callsLeft.put(Moment.SOURCE_SNAPSHOT, 1 + random.nextInt(4));
    callsLeft.put(Moment.SOURCE_RESTORE, 1 + random.nextInt(2));
    callsLeft.put(Moment.SERVER_CHECKPOINTED, 1 + random.nextInt(4));
    callsLeft.put(Moment.WORKER_STEP, 1 + random.nextInt(200));
  }

  static JoinFaults open(long seed) {
    JoinFaults faults = new JoinFaults(seed);
    OPEN.put(seed, faults);
    return faults;
  }

  Probe probe() {
    return new Shipped(seed);
  }

  synchronized int failureCount() {
    return failureCount;
  }

  /** Nothing fails from here on. */
  synchronized void end() {
    callsLeft.clear();
  }

  private synchronized void at(Moment moment) {
    hasJoined |= moment == Moment.SOURCE_JOIN;
    if (!hasJoined || !callsLeft.containsKey(moment)) {
      return;
    }
    if (callsLeft.merge(moment, -1, Integer::sum) == 0) {
      failureCount++;
      throw new IllegalStateException("fault injected at " + moment);
    }
  }

  @Override
  public void close() {
    OPEN.remove(seed);
  }

  /** What travels. */
  private record Shipped(long seed) implements Probe {
    @Override
    public void at(Moment moment) {
      JoinFaults faults = OPEN.get(seed);
      if (faults != null) {
        faults.at(moment);
      }
    }
  }
}
