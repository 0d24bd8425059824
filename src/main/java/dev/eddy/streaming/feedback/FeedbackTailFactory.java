package dev.eddy.streaming.feedback;

import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.wire.Theta;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes the {@link FeedbackTail} of each subtask. */
public final class FeedbackTailFactory extends AbstractStreamOperatorFactory<Void>
    implements OneInputStreamOperatorFactory<Theta, Void> {
  private static final long serialVersionUID = 1L;

  private final int sliceCount;
  private final Probe probe;

  public FeedbackTailFactory(int sliceCount, Probe probe) {
    this.sliceCount = sliceCount;
    this.probe = probe;
  }

  @Override
  @SuppressWarnings("unchecked") // The interface asks for any operator type; there is one.
  public <T extends StreamOperator<Void>> T createStreamOperator(
      StreamOperatorParameters<Void> parameters) {
    return (T) new FeedbackTail(parameters, sliceCount, probe);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return FeedbackTail.class;
  }
}
