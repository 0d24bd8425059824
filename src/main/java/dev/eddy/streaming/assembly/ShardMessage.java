package dev.eddy.streaming.assembly;

/** What one shard says of a step; each says something of every step, in their order. */
public interface ShardMessage {

  int shard();

  /** Returns the number of the step, from 0. */
  long step();

  long stepId();

  /**
   * Returns how many splits have records in the step; 0 where none has, or when this is no step but
   * the word that the input had {@link #step} steps.
   */
  int splitCount();

  /** Whether this is the word that the input ended. */
  default boolean isEnd() {
    return splitCount() == 0;
  }
}
