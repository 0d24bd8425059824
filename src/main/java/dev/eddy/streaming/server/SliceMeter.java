package dev.eddy.streaming.server;

import dev.eddy.learning.theta.ThetaSize;
import dev.eddy.streaming.meter.Meter;
import dev.eddy.streaming.meter.Meters;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.apache.flink.metrics.MetricGroup;

/** Tells how a slice of theta grows. */
final class SliceMeter {
  /** Reading 4 million weights took 35 ms: so at most a 300th of the thread's time. */
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final SliceLoop loop;
  private final LongSupplier nanoClock;
  private long measuredNanos;

  // Read by the reporters' threads, which must not look into theta: it notes who was there.
  private volatile ThetaSize size;

  /**
   * Measures the slice as it is.
   *
   * @param hasGradients whether shards send gradients, not rows that have moved
   * @param nanoClock the time, as {@link System#nanoTime}
   */
  SliceMeter(MetricGroup operator, SliceLoop loop, boolean hasGradients, LongSupplier nanoClock) {
    this.loop = loop;
    this.nanoClock = nanoClock;
    Meters meters = new Meters(operator);
    String slice = Integer.toString(loop.slice());
    meters.gauge(Meter.SERVER_THETA_VERSION, slice, loop::version);
    long bytes = loop.theta().byteCount();
    meters.gauge(Meter.SERVER_THETA_BYTES, slice, () -> bytes);
    if (hasGradients) {
      meters.gauge(Meter.SERVER_GRADIENT_NORM, slice, loop::gradientNorm);
    }
    size(meters, Meter.SERVER_THETA_NORM, ThetaSize::norm);
    size(meters, Meter.SERVER_THETA_NONZEROS, ThetaSize::nonzeros);
    size(meters, Meter.SERVER_FEATURES, measured -> measured.features().features());
    size(meters, Meter.SERVER_COLLISIONS, measured -> measured.features().collisions());
    measure();
  }

  /** Measures the slice, unless it was just done; only for the thread that takes its steps. */
  void checkpointed() {
    if (nanoClock.getAsLong() - measuredNanos >= PAUSE_NANOS) {
      measure();
    }
  }

  private void measure() {
    measuredNanos = nanoClock.getAsLong();
    size = loop.theta().size();
  }

  private void size(Meters meters, Meter meter, ToDoubleFunction<ThetaSize> part) {
    meters.gauge(meter, Integer.toString(loop.slice()), () -> part.applyAsDouble(size));
  }
}
