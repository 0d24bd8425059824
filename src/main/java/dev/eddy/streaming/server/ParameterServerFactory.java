package dev.eddy.streaming.server;

import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.wire.FinalTheta;
import dev.eddy.streaming.wire.FinalThetaSerializer;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.Theta;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.util.OutputTag;

/** Makes the {@link ParameterServer} of each subtask. */
public final class ParameterServerFactory extends AbstractStreamOperatorFactory<Theta>
    implements OneInputStreamOperatorFactory<Gradient, Theta> {
  private static final long serialVersionUID = 1L;

  /** Theta at the end of the input. */
  public static final OutputTag<FinalTheta> FINAL_THETA =
      new OutputTag<>("final-theta", FinalThetaSerializer.TYPE);

  private final LoopSettings settings;

  public ParameterServerFactory(LoopSettings settings) {
    this.settings = settings;
  }

  @Override
  @SuppressWarnings("unchecked") // The interface asks for any operator type; there is one.
  public <T extends StreamOperator<Theta>> T createStreamOperator(
      StreamOperatorParameters<Theta> parameters) {
    return (T) new ParameterServer(parameters, settings);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return ParameterServer.class;
  }
}
