package dev.eddy.streaming.latency;

import dev.eddy.streaming.wire.Theta;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Times the way of each step of each of a worker's shards: from when the last slice of its gradient
 * is sent to when theta(step + 1) is there, whole, for the worker to use. In between lie the
 * network, twice, the server, the other shards' gradients that the server waits for, and whatever
 * the worker does before it takes its mail.
 *
 * <p>What was sent before a failure is not timed: the way ended elsewhere.
 */
public final class StepWay {
  private static final long NONE = -1;

  private final LongConsumer micros;
  private final LongSupplier nanoClock;
  private final long[] versions;
  private final Deque<Sent> onTheWay = new ArrayDeque<>();
  private long version = NONE;

  /** A gradient whose theta is not there yet. */
  private record Sent(int shard, long step, long nanos) {}

  /**
   * Starts with nothing on its way.
   *
   * @param sliceCount slices that theta comes in
   * @param micros takes each way's time
   * @param nanoClock the time, as {@link System#nanoTime}
   */
  public StepWay(int sliceCount, LongConsumer micros, LongSupplier nanoClock) {
    this.micros = micros;
    this.nanoClock = nanoClock;
    versions = new long[sliceCount];
    Arrays.fill(versions, NONE);
  }

  /** A part of a shard's gradient was sent; the clock starts with the last one. */
  public void sent(int shard, long step) {
    Sent last = onTheWay.peekLast();
    // A shard's slices are sent one after the other.
    if (last != null && last.shard() == shard && last.step() == step) {
      onTheWay.removeLast();
    }
    onTheWay.add(new Sent(shard, step, nanoClock.getAsLong()));
  }

  /** A piece of theta is there. */
  public void arrived(Theta theta) {
    if (!theta.isComplete() || theta.version() <= versions[theta.slice()]) {
      return;
    }
    versions[theta.slice()] = theta.version();
    long whole = Arrays.stream(versions).min().orElse(NONE);
    if (whole > version) {
      version = whole;
      end();
    }
  }

  private void end() {
    long now = nanoClock.getAsLong();
    for (Iterator<Sent> all = onTheWay.iterator(); all.hasNext(); ) {
      Sent sent = all.next();
      if (sent.step() < version) {
        micros.accept(TimeUnit.NANOSECONDS.toMicros(now - sent.nanos()));
        all.remove();
      }
    }
  }
}
