package dev.eddy.streaming.evaluation;

import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.StepRecords;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperatorFactory;

/** Makes the job's {@link EvaluationOperator}. */
public final class EvaluationOperatorFactory extends AbstractStreamOperatorFactory<String>
    implements TwoInputStreamOperatorFactory<StepRecords, ShardScores, String> {
  private static final long serialVersionUID = 1L;

  private final EvaluationSettings settings;

  public EvaluationOperatorFactory(EvaluationSettings settings) {
    this.settings = settings;
  }

  @Override
  @SuppressWarnings("unchecked") // The interface asks for any operator type; there is one.
  public <T extends StreamOperator<String>> T createStreamOperator(
      StreamOperatorParameters<String> parameters) {
    return (T) new EvaluationOperator(parameters, settings);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return EvaluationOperator.class;
  }
}
