package dev.eddy.streaming.meter;

import dev.eddy.streaming.report.StepRecords;
import dev.eddy.streaming.report.StepRecords.Rejection;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Tells what a decoder read. */
public final class DecodeMeter {
  /** A reason begins with what is wrong; a name of the input may stand there as well. */
  private static final int REASONS_MAX = 20;

  private static final String OTHER = "other";

  private final Meters meters;
  private final Counter steps;
  private final Counter read;
  private final Counter scored;
  private final Counter bytes;
  private final Map<String, Counter> rejected = new HashMap<>();

  public DecodeMeter(MetricGroup operator) {
    meters = new Meters(operator);
    steps = meters.counter(Meter.DECODE_STEPS);
    read = meters.counter(Meter.DECODE_RECORDS_READ);
    scored = meters.counter(Meter.DECODE_RECORDS_SCORED);
    bytes = meters.counter(Meter.DECODE_BYTES);
    meters.gauge(
        Meter.DECODE_RECORD_BYTES, () -> bytes.getCount() / (double) Math.max(1, read.getCount()));
  }

  /** A step of a split was parsed. */
  public void add(StepRecords step, long byteCount) {
    steps.inc();
    read.inc(step.readCount());
    scored.inc(step.scoredCount());
    bytes.inc(byteCount);
    for (Rejection rejection : step.rejections()) {
      rejected(rejection.reason()).inc();
    }
  }

  private Counter rejected(String reason) {
    int end = reason.indexOf(' ');
    String word = end < 0 ? reason : reason.substring(0, end);
    // One place is kept for all words that are too many.
    boolean fits = rejected.containsKey(word) || rejected.size() < REASONS_MAX - 1;
    return rejected.computeIfAbsent(
        fits ? word : OTHER, key -> meters.counter(Meter.DECODE_RECORDS_REJECTED, key));
  }
}
