package dev.eddy.streaming.operator;

import java.io.Serializable;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperatorFactory;

/** The same as {@link OneInputFactory} for operators of two inputs. */
public final class TwoInputFactory<I, J, O> extends AbstractStreamOperatorFactory<O>
    implements TwoInputStreamOperatorFactory<I, J, O> {
  private static final long serialVersionUID = 1L;

  private final Class<? extends TwoInputStreamOperator<I, J, O>> operator;
  private final Constructor<I, J, O> constructor;

  private TwoInputFactory(
      Class<? extends TwoInputStreamOperator<I, J, O>> operator, Constructor<I, J, O> constructor) {
    this.operator = operator;
    this.constructor = constructor;
  }

  /** An operator's constructor, with everything but Flink's parameters filled in. */
  @FunctionalInterface
  public interface Constructor<I, J, O> extends Serializable {
    TwoInputStreamOperator<I, J, O> make(StreamOperatorParameters<O> parameters);
  }

  /** Returns the factory of an operator. */
  public static <I, J, O> TwoInputFactory<I, J, O> of(
      Class<? extends TwoInputStreamOperator<I, J, O>> operator, Constructor<I, J, O> constructor) {
    return new TwoInputFactory<>(operator, constructor);
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
