package dev.eddy.streaming.result;

import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.wire.Theta;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes the {@link ThetaTraceOperator} of each subtask. */
public final class ThetaTraceFactory extends AbstractStreamOperatorFactory<String>
    implements OneInputStreamOperatorFactory<Theta, String> {
  private static final long serialVersionUID = 1L;

  private final LoopSettings settings;

  public ThetaTraceFactory(LoopSettings settings) {
    this.settings = settings;
  }

  @Override
  @SuppressWarnings("unchecked") // The interface asks for any operator type; there is one.
  public <T extends StreamOperator<String>> T createStreamOperator(
      StreamOperatorParameters<String> parameters) {
    return (T) new ThetaTraceOperator(parameters, settings);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return ThetaTraceOperator.class;
  }
}
