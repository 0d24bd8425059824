package dev.eddy.streaming.meter;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;

/**
 * Enters metrics into an operator's group under the names of their catalogue.
 *
 * @param operator the operator's own group
 */
public record Meters(MetricGroup operator) {

  public void gauge(Meter meter, Gauge<? extends Number> gauge) {
    group(meter).gauge(meter.id(), gauge);
  }

  /** Enters one of several, such as that of a slice. */
  public void gauge(Meter meter, String value, Gauge<? extends Number> gauge) {
    group(meter, value).gauge(meter.id(), gauge);
  }

  public Counter counter(Meter meter) {
    return group(meter).counter(meter.id());
  }

  /** Returns one of several, such as that of a reason. */
  public Counter counter(Meter meter, String value) {
    return group(meter, value).counter(meter.id());
  }

  public <H extends Histogram> H histogram(Meter meter, H histogram) {
    return group(meter).histogram(meter.id(), histogram);
  }

  private MetricGroup group(Meter meter) {
    return operator.addGroup(Meter.ROOT).addGroup(meter.stage());
  }

  private MetricGroup group(Meter meter, String value) {
    return group(meter).addGroup(meter.label(), value);
  }
}
