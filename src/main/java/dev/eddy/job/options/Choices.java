package dev.eddy.job.options;

/** The values of options that choose by name. */
public final class Choices {
  private Choices() {}

  /** Doors. */
  public enum InputType {
    FILE,
    KAFKA
  }

  /** Ways to deal examples out to shards. */
  public enum PartitionBy {
    UNIFORM,
    KEY,
    RANGE,
    SOURCE
  }

  /** Models. */
  public enum ModelType {
    LINEAR
  }

  /** Ways to bring features to one scale. */
  public enum Scaling {
    NONE,
    STANDARDIZE
  }

  /** Ways to train within a step. */
  public enum Algorithm {
    SGD
  }

  /** Ways to cut a stream into steps. */
  public enum Steps {
    COUNT,
    TIME
  }
}
