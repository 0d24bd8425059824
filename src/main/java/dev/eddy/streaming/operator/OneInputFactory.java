package dev.eddy.streaming.operator;

import java.io.Serializable;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes the operator of each subtask by its constructor: travels with the job in its stead. */
public final class OneInputFactory<I, O> extends AbstractStreamOperatorFactory<O>
    implements OneInputStreamOperatorFactory<I, O> {
  private static final long serialVersionUID = 1L;

  private final Class<? extends OneInputStreamOperator<I, O>> operator;
  private final Constructor<I, O> constructor;

  private OneInputFactory(
      Class<? extends OneInputStreamOperator<I, O>> operator, Constructor<I, O> constructor) {
    this.operator = operator;
    this.constructor = constructor;
  }

  /** An operator's constructor, with everything but Flink's parameters filled in. */
  @FunctionalInterface
  public interface Constructor<I, O> extends Serializable {
    OneInputStreamOperator<I, O> make(StreamOperatorParameters<O> parameters);
  }

  /** Returns the factory of an operator. */
  public static <I, O> OneInputFactory<I, O> of(
      Class<? extends OneInputStreamOperator<I, O>> operator, Constructor<I, O> constructor) {
    return new OneInputFactory<>(operator, constructor);
  }

  @Override
  @SuppressWarnings("unchecked") // The interface asks for any operator type; there is one.
  public <T extends StreamOperator<O>> T createStreamOperator(
      StreamOperatorParameters<O> parameters) {
    return (T) constructor.make(parameters);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return operator;
  }
}
