package dev.eddy.learning.model;

import dev.eddy.learning.example.Batch;
import java.util.List;

/** Scores a shard's examples of one step and computes the step's gradient. */
public final class GradientKernel {
  public GradientKernel(LearnerSettings settings) {
    throw new UnsupportedOperationException(settings.toString());
  }

  /** Computes over the batches in the order given. */
  public ShardGradient compute(List<Batch> batches, Replica theta, ScoreSink scores) {
    throw new UnsupportedOperationException();
  }

  /** Returns each slice's part of a gradient, the order of coordinates kept. */
  public static ShardGradient[] split(ShardGradient gradient, SliceMap slices) {
    throw new UnsupportedOperationException();
  }
}
