package dev.eddy.streaming.meter;

import dev.eddy.learning.metric.Evaluation;
import dev.eddy.streaming.report.EvaluationSummary.RecordCounts;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Tells how good the model is, what became of the records, and when they were last safe. */
public final class EvaluationMeter {
  private final Meters meters;
  private final LongSupplier nanoClock;
  private final Counter driftAlarms;
  private final Map<Meter, Map<String, Double>> evaluations = new EnumMap<>(Meter.class);

  // Read by the reporters' threads.
  private volatile long steps;
  private volatile RecordCounts records = RecordCounts.none();
  private volatile long checkpointNanos;

  /**
   * Starts with no step.
   *
   * @param nanoClock the time, as {@link System#nanoTime}
   */
  public EvaluationMeter(MetricGroup operator, LongSupplier nanoClock) {
    this.meters = new Meters(operator);
    this.nanoClock = nanoClock;
    checkpointNanos = nanoClock.getAsLong();
    driftAlarms = meters.counter(Meter.EVALUATION_DRIFT_ALARMS);
    meters.gauge(Meter.EVALUATION_STEPS, () -> steps);
    meters.gauge(Meter.EVALUATION_CPU, ThreadCpu.here());
    records(Meter.EVALUATION_RECORDS_READ, RecordCounts::read);
    records(Meter.EVALUATION_RECORDS_TRAINED, RecordCounts::trained);
    records(Meter.EVALUATION_RECORDS_REJECTED, RecordCounts::rejected);
    records(Meter.EVALUATION_RECORDS_SCORED, RecordCounts::scored);
    records(Meter.EVALUATION_RECORDS_SET_ASIDE, RecordCounts::setAside);
    meters.gauge(
        Meter.EVALUATION_CHECKPOINT_AGE,
        () -> TimeUnit.NANOSECONDS.toMillis(nanoClock.getAsLong() - checkpointNanos));
  }

  /** A step was evaluated. */
  public void step(long count, RecordCounts total) {
    steps = count;
    records = total;
  }

  /** A window was closed. */
  public void window(Evaluation window, Evaluation cumulative, int alarmCount) {
    tell(Meter.EVALUATION_WINDOW, window.metrics());
    tell(Meter.EVALUATION_BASELINE, window.baselines());
    tell(Meter.EVALUATION_CUMULATIVE, cumulative.metrics());
    driftAlarms.inc(alarmCount);
  }

  /** A checkpoint was completed. */
  public void checkpointed() {
    checkpointNanos = nanoClock.getAsLong();
  }

  private void records(Meter meter, ToLongFunction<RecordCounts> count) {
    meters.gauge(meter, () -> count.applyAsLong(records));
  }

  /** A metric is known from the first window on in which it is defined; NaN where it is not. */
  private void tell(Meter meter, Map<String, Double> numbers) {
    Map<String, Double> told = evaluations.computeIfAbsent(meter, m -> new ConcurrentHashMap<>());
    told.replaceAll((name, old) -> numbers.getOrDefault(name, Double.NaN));
    numbers.forEach(
        (name, number) -> {
          if (told.put(name, number) == null) {
            meters.gauge(meter, name, () -> told.get(name));
          }
        });
  }
}
