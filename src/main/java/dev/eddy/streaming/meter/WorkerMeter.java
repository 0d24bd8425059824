package dev.eddy.streaming.meter;

import dev.eddy.streaming.latency.LatencyHistogram;
import dev.eddy.streaming.latency.StepWay;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.Theta;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Tells what a worker computed, and how long its steps are on their way. */
public final class WorkerMeter {
  private final Counter steps;
  private final Counter examples;
  private final StalenessHistogram staleness;
  private final LatencyHistogram stepWayMicros;
  private final StepWay stepWay;

  /**
   * Starts with nothing on its way.
   *
   * @param sliceCount slices that theta comes in
   * @param stepsWaiting says how many steps wait, to any thread
   * @param thetaBytes of the worker's copies
   */
  public WorkerMeter(
      MetricGroup operator, int sliceCount, LongSupplier stepsWaiting, long thetaBytes) {
    Meters meters = new Meters(operator);
    steps = meters.counter(Meter.WORKER_STEPS);
    examples = meters.counter(Meter.WORKER_EXAMPLES);
    staleness = meters.histogram(Meter.WORKER_STALENESS, new StalenessHistogram());
    stepWayMicros = meters.histogram(Meter.WORKER_STEP_WAY, new LatencyHistogram());
    stepWay = new StepWay(sliceCount, stepWayMicros::update, System::nanoTime);
    meters.gauge(Meter.WORKER_STEPS_WAITING, stepsWaiting::getAsLong);
    meters.gauge(Meter.WORKER_THETA_BYTES, () -> thetaBytes);
    meters.gauge(Meter.WORKER_CPU, ThreadCpu.here());
  }

  /** A step of a shard was computed. */
  public void add(ShardScores scores) {
    if (!scores.isEnd()) {
      steps.inc();
      examples.inc(scores.exampleCount());
      staleness.update(scores.staleness());
    }
  }

  /** A part of a shard's gradient was sent. */
  public void sent(Gradient gradient) {
    if (!gradient.endsInput()) {
      stepWay.sent(gradient.shard(), gradient.step());
    }
  }

  /** A piece of theta is there. */
  public void arrived(Theta theta) {
    stepWay.arrived(theta);
  }

  /** Returns how many steps' ways were timed. */
  public long stepWayCount() {
    return stepWayMicros.getCount();
  }
}
