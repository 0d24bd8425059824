package dev.eddy.streaming.prediction;

import dev.eddy.learning.fold.Holdout;
import dev.eddy.streaming.report.SplitNames;
import java.io.Serializable;
import java.util.List;

/**
 * What the predictions have to know of the job.
 *
 * @param shardCount how many shards send scores in each step
 * @param splitNames how lines call the splits, in split order; a split beyond goes by its number
 * @param holdout which records have a label and are scored beside the others all the same
 */
public record PredictionSettings(int shardCount, List<String> splitNames, Holdout holdout)
    implements Serializable {

  public PredictionSettings {
    if (shardCount < 1) {
      throw new IllegalArgumentException("shardCount must be >= 1, was " + shardCount);
    }
    splitNames = List.copyOf(splitNames);
  }

  /** Nothing is held out. */
  public PredictionSettings(int shardCount, List<String> splitNames) {
    this(shardCount, splitNames, Holdout.none());
  }

  String splitName(int split) {
    return SplitNames.name(splitNames, split);
  }
}
