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

  /** Ways to cut a stream into steps. */
  public enum Steps {
    COUNT,
    TIME
  }
}
