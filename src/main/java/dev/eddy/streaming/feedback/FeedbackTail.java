package dev.eddy.streaming.feedback;

import dev.eddy.streaming.meter.Meter;
import dev.eddy.streaming.meter.Meters;
import dev.eddy.streaming.meter.ThreadCpu;
import dev.eddy.streaming.operator.OneInputFactory;
import dev.eddy.streaming.probe.Moment;
import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.wire.Theta;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** The end of the DAG and the start of the loop: puts theta into its subtask's channel. */
public final class FeedbackTail extends AbstractStreamOperator<Void>
    implements OneInputStreamOperator<Theta, Void> {
  private static final long serialVersionUID = 1L;

  // Configuration.
  private final int sliceCount;
  private final Probe probe;

  // Runtime.
  private transient FeedbackChannel channel;
  private transient Counter pieces;

  FeedbackTail(StreamOperatorParameters<Void> parameters, int sliceCount, Probe probe) {
    super(parameters);
    this.sliceCount = sliceCount;
    this.probe = probe;
  }

  /** Returns the factory of the operator. */
  public static OneInputFactory<Theta, Void> factory(int sliceCount, Probe probe) {
    return OneInputFactory.of(
        FeedbackTail.class, parameters -> new FeedbackTail(parameters, sliceCount, probe));
  }

  @Override
  public void open() throws Exception {
    super.open();
    Meters meters = new Meters(getMetricGroup());
    pieces = meters.counter(Meter.TAIL_THETA_PIECES);
    meters.gauge(Meter.TAIL_CPU, ThreadCpu.here());
    channel = FeedbackChannel.join(FeedbackKey.of(getMetricGroup()), sliceCount);
  }

  @Override
  public void processElement(StreamRecord<Theta> element) {
    probe.at(Moment.TAIL_THETA);
    pieces.inc();
    channel.send(element.getValue());
  }

  @Override
  public void close() throws Exception {
    if (channel != null) {
      channel.leave();
      channel = null;
    }
    super.close();
  }
}
