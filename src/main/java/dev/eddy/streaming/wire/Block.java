package dev.eddy.streaming.wire;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.metric.segment.Segments;

/**
 * All examples that one split gives one shard in one step: from the decoder to the shard's worker.
 * Every split sends every shard one block for each of its steps, an empty one if need be, and marks
 * without a step in between.
 *
 * @param shard from 0
 * @param mark which step, and how far the split is closed
 * @param batch what is trained; of a block that the decoder has just made, not factored yet and a
 *     view on arrays that its next step overwrites
 * @param unlabeled what is only scored: examples without a label, which is NaN then, and examples
 *     that are held out, with theirs
 * @param folds fold of each example that is trained; empty without cross-validation
 * @param segments of the examples that are trained, where they are evaluated by segment
 */
@SuppressWarnings("ArrayRecordComponent") // A message, never compared.
public record Block(
    int shard, SplitMark mark, Batch batch, Batch unlabeled, byte[] folds, Segments segments) {
  private static final byte[] NO_FOLDS = new byte[0];

  /** Returns the block with the same examples in another form. */
  public Block with(Batch other) {
    return new Block(shard, mark, other, unlabeled, folds, segments);
  }

  /** There are no segments. */
  public Block(int shard, SplitMark mark, Batch batch, Batch unlabeled, byte[] folds) {
    this(shard, mark, batch, unlabeled, folds, Segments.none());
  }

  /** There is no cross-validation. */
  public Block(int shard, SplitMark mark, Batch batch, Batch unlabeled) {
    this(shard, mark, batch, unlabeled, NO_FOLDS);
  }

  /** Every example is trained. */
  public Block(int shard, SplitMark mark, Batch batch) {
    this(shard, mark, batch, Batch.empty());
  }
}
