package dev.eddy.job;

import dev.eddy.streaming.probe.Moment;
import dev.eddy.streaming.probe.Probe;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets operators that travelled through serialization find a probe of this test again. */
final class LiveProbe implements AutoCloseable {
  private static final ConcurrentMap<Integer, Probe> OPEN = new ConcurrentHashMap<>();
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final int id = NEXT.getAndIncrement();

  private LiveProbe() {}

  static LiveProbe open(Probe target) {
    LiveProbe opened = new LiveProbe();
    OPEN.put(opened.id, target);
    return opened;
  }

  /** Returns what goes into the job; silent once this is closed. */
  Probe shipped() {
    return new Shipped(id);
  }

  @Override
  public void close() {
    OPEN.remove(id);
  }

  private record Shipped(int id) implements Probe {
    @Override
    public void at(Moment moment) {
      OPEN.getOrDefault(id, Probe.NONE).at(moment);
    }
  }
}
