package dev.eddy.streaming.kafka;

import dev.eddy.streaming.probe.Moment;
import dev.eddy.streaming.probe.Probe;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Does something when the server has reached a step, once, whatever restarts the job sees. */
final class AtStep implements Probe {
  private static final long serialVersionUID = 1L;

  // Probes travel in serialized form; the tasks that call them run in this JVM.
  private static final Map<Integer, Runnable> ACTIONS = new ConcurrentHashMap<>();
  private static final Map<Integer, AtomicInteger> STEPS = new ConcurrentHashMap<>();

  private final int number;
  private final int step;

  private AtStep(int number, int step) {
    this.number = number;
    this.step = step;
  }

  /**
   * Returns a probe.
   *
   * @param step calls of any slice are counted, those after a restart too
   * @param action runs in the server's thread; what it throws fails the task
   */
  static Probe of(int step, Runnable action) {
    int number = ACTIONS.size();
    ACTIONS.put(number, action);
    STEPS.put(number, new AtomicInteger());
    return new AtStep(number, step);
  }

  @Override
  public void at(Moment moment) {
    if (moment == Moment.SERVER_STEP && STEPS.get(number).incrementAndGet() % step == 0) {
      Runnable action = ACTIONS.put(number, () -> {});
      action.run();
    }
  }
}
