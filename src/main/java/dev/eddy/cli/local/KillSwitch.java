package dev.eddy.cli.local;

import dev.eddy.streaming.probe.Moment;
import dev.eddy.streaming.probe.Probe;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides when a task manager is killed: after messages of the parameter server (one for each slice
 * and step, and more after a start) whose numbers are drawn from a seed, and if possible not before
 * there is a checkpoint to go back to. The server holds its breath there until the kill has struck,
 * and what is left of the kills strikes at the end of the input, so that no run slips away before
 * its last one. One kill at a time: the next one waits for the restart.
 */
final class KillSwitch implements AutoCloseable {
  /** Messages from the start, or from the last kill, to the next one. */
  private static final int MESSAGES_MIN = 10;

  private static final int MESSAGES_MAX = 60;

  /** Messages that a kill waits for a checkpoint; then it strikes without one. */
  private static final int PATIENCE_MESSAGES = 250;

  private static final long NEVER = Long.MAX_VALUE;
  private static final long STRIKE_TIMEOUT_SECONDS = 60;
  private static final Map<String, KillSwitch> OPEN = new ConcurrentHashMap<>();

  private final String id;
  private final Random random;
  private final AtomicLong messages = new AtomicLong();
  private final Semaphore requests = new Semaphore(0);
  private volatile long nextKill;
  private volatile boolean hasCheckpoint;
  private boolean isStriking;
  private int killsLeft;
  private int restarts;

  private KillSwitch(String id, int kills, long seed) {
    this.id = id;
    this.random = new Random(seed);
    this.killsLeft = kills;
    this.nextKill = kills == 0 ? NEVER : draw();
  }

  /** Opens a switch for a number of kills; {@link #probe} goes into the job. */
  static KillSwitch open(String id, int kills, long seed) {
    KillSwitch opened = new KillSwitch(id, kills, seed);
    OPEN.put(id, opened);
    return opened;
  }

  Probe probe() {
    return new StepProbe(id);
  }

  Random random() {
    return random;
  }

  /** Waits a little for the moment of a kill and returns whether it has come. */
  boolean awaitKill(long timeoutMillis) throws InterruptedException {
    return requests.tryAcquire(timeoutMillis, TimeUnit.MILLISECONDS);
  }

  /** Returns how many kills are still to come. */
  synchronized int killsLeft() {
    return killsLeft;
  }

  /** Returns how often the job has started again after a kill. */
  synchronized int restarts() {
    return restarts;
  }

  @Override
  public void close() {
    OPEN.remove(id);
  }

  private void count() {
    long message = messages.incrementAndGet();
    // Looked at without the lock first: most messages are not due.
    if (message >= due() && take(message)) {
      strike();
    }
  }

  private void end() {
    if (take(NEVER)) {
      strike();
    }
  }

  private synchronized boolean take(long message) {
    if (isStriking || killsLeft == 0 || message < due()) {
      return false;
    }
    killsLeft--;
    isStriking = true;
    hasCheckpoint = false;
    nextKill = killsLeft == 0 ? NEVER : messages.get() + draw();
    return true;
  }

  private synchronized void restarted() {
    // A server speaks at its first start, too, and each slice does at each.
    restarts += isStriking ? 1 : 0;
    isStriking = false;
  }

  private void strike() {
    requests.release();
    awaitDeath();
  }

  private long due() {
    return hasCheckpoint || nextKill == NEVER ? nextKill : nextKill + PATIENCE_MESSAGES;
  }

  private int draw() {
    return MESSAGES_MIN + random.nextInt(MESSAGES_MAX - MESSAGES_MIN + 1);
  }

  /** Returns only by the interrupt that cancels the task, or after a timeout. */
  private static void awaitDeath() {
    try {
      if (!new CountDownLatch(1).await(STRIKE_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "a kill must strike within " + STRIKE_TIMEOUT_SECONDS + " s, did not");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("killed", e);
    }
  }

  /** Finds its switch in the JVM again after it was shipped with the job. */
  private record StepProbe(String id) implements Probe {
    @Override
    public void at(Moment moment) {
      KillSwitch open = OPEN.get(id);
      if (open == null) {
        return;
      }
      switch (moment) {
        case SERVER_STEP -> open.count();
        case SERVER_FINISH -> open.end();
        case SERVER_RESTORE -> open.restarted();
        case SERVER_CHECKPOINTED -> open.hasCheckpoint = true;
        default -> {}
      }
    }
  }
}
