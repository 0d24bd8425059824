package dev.eddy.learning.gradient;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.settings.ModelType;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ShardGradient;
import java.util.List;

/**
 * Scores a shard's examples of one step and computes what they say of theta. Owns its buffers: one
 * kernel for a thread.
 */
public interface GradientKernel {

  /** Returns the kernel of the settings. */
  static GradientKernel of(LearnerSettings settings) {
    return settings.model().type() == ModelType.LINEAR && !settings.isLocal()
        ? new LinearKernel(settings)
        : new GeneralKernel(settings);
  }

  /** Computes over the batches in the order given; the scores go to the sink in that order. */
  default ShardGradient compute(List<Batch> batches, Replica theta, ScoreSink scores) {
    start(theta);
    for (Batch batch : batches) {
      add(batch, theta, scores);
    }
    return finish();
  }

  /** Starts a step, whatever was added before. */
  void start(Replica theta);

  /** Adds a batch to the step; theta is the one that the step was started with. */
  void add(Batch batch, Replica theta, ScoreSink scores);

  /** Returns what the batches since the start say of theta. */
  ShardGradient finish();
}
