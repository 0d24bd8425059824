package dev.eddy.streaming.worker;

import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.report.ShardScores;
import dev.eddy.streaming.report.ShardScoresSerializer;
import dev.eddy.streaming.wire.Block;
import dev.eddy.streaming.wire.Gradient;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.util.OutputTag;

/** Makes the {@link GradientWorker} of each subtask. */
public final class GradientWorkerFactory extends AbstractStreamOperatorFactory<Gradient>
    implements OneInputStreamOperatorFactory<Block, Gradient> {
  private static final long serialVersionUID = 1L;

  /** How well each step was predicted before it trained theta. */
  public static final OutputTag<ShardScores> SCORES =
      new OutputTag<>("scores", ShardScoresSerializer.TYPE);

  private final LoopSettings settings;

  public GradientWorkerFactory(LoopSettings settings) {
    this.settings = settings;
  }

  @Override
  @SuppressWarnings("unchecked") // The interface asks for any operator type; there is one.
  public <T extends StreamOperator<Gradient>> T createStreamOperator(
      StreamOperatorParameters<Gradient> parameters) {
    return (T) new GradientWorker(parameters, settings);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return GradientWorker.class;
  }
}
