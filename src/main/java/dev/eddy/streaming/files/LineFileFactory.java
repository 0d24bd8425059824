package dev.eddy.streaming.files;

import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes the {@link LineFile} of a path. */
public final class LineFileFactory extends AbstractStreamOperatorFactory<Void>
    implements OneInputStreamOperatorFactory<String, Void> {
  private static final long serialVersionUID = 1L;

  private final String path;

  /**
   * Writes to {@code path}, which has to be on a shared disk where the job may move to another
   * machine.
   */
  public LineFileFactory(String path) {
    this.path = path;
  }

  @Override
  @SuppressWarnings("unchecked") // The interface asks for any operator type; there is one.
  public <T extends StreamOperator<Void>> T createStreamOperator(
      StreamOperatorParameters<Void> parameters) {
    return (T) new LineFile(parameters, path);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return LineFile.class;
  }
}
