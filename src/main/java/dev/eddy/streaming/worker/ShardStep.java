package dev.eddy.streaming.worker;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.metric.segment.Segments;
import dev.eddy.streaming.wire.Block;
import java.util.List;

/**
 * All blocks of one step for one shard.
 *
 * @param step number of the step, from 0
 * @param stepId its id
 * @param blocks of each split that has records in the step, in split order
 */
record ShardStep(long step, long stepId, List<Block> blocks) {

  List<Batch> batches() {
    return blocks.stream().map(Block::batch).toList();
  }

  /** Whether the examples have segments. */
  boolean hasSegments() {
    return blocks.stream().anyMatch(block -> !block.segments().names().isEmpty());
  }

  /** Returns the segments of the examples, block by block. */
  List<Segments> segments() {
    return blocks.stream().map(Block::segments).toList();
  }
}
