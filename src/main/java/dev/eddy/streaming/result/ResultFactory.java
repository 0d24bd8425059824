package dev.eddy.streaming.result;

import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.report.EvaluationSummary;
import dev.eddy.streaming.wire.FinalTheta;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperatorFactory;

/** Makes the job's {@link ResultOperator}. */
public final class ResultFactory extends AbstractStreamOperatorFactory<Void>
    implements TwoInputStreamOperatorFactory<FinalTheta, EvaluationSummary, Void> {
  private static final long serialVersionUID = 1L;

  private final ResultSettings settings;
  private final Probe probe;

  public ResultFactory(ResultSettings settings, Probe probe) {
    this.settings = settings;
    this.probe = probe;
  }

  @Override
  @SuppressWarnings("unchecked") // The interface asks for any operator type; there is one.
  public <T extends StreamOperator<Void>> T createStreamOperator(
      StreamOperatorParameters<Void> parameters) {
    return (T) new ResultOperator(parameters, settings, probe);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return ResultOperator.class;
  }
}
