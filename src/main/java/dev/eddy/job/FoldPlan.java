package dev.eddy.job;

import dev.eddy.job.options.OutputOptions;
import dev.eddy.job.options.TrainingOptions;
import dev.eddy.learning.fold.Folds;
import dev.eddy.learning.settings.Algorithm;
import org.apache.flink.configuration.Configuration;

/** Reads from the options whether the job is cross-validated. */
final class FoldPlan {
  private FoldPlan() {}

  /**
   * Reads the options.
   *
   * @throws IllegalArgumentException naming the option, its rule and its value
   */
  static Folds of(Configuration options) {
    int count = OutputOptions.FOLDS.of(options);
    if (count == 1) {
      throw new IllegalArgumentException("evaluation.folds must be 0 or at least 2, was 1");
    }
    if (count > 0 && TrainingOptions.ALGORITHM.of(options) == Algorithm.GRADIENT_DESCENT) {
      throw new IllegalArgumentException(
          "evaluation.folds must be 0 with training.algorithm gradient-descent, which tests nothing"
              + " before it trains it, was "
              + count);
    }
    Folds folds = new Folds(count);
    int slices = DescentPlan.sliceCount(options);
    if (slices * folds.modelCount() > Topology.MAX_PARALLELISM) {
      throw new IllegalArgumentException(
          "training.slices * (evaluation.folds + 1) must be at most %d, was %d * %d"
              .formatted(Topology.MAX_PARALLELISM, slices, folds.modelCount()));
    }
    return folds;
  }
}
