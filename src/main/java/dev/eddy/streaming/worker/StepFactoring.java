package dev.eddy.streaming.worker;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.example.SlotFinder;
import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.wire.Block;
import java.util.ArrayList;
import java.util.List;

/**
 * Factors the features out of the blocks of a step, as soon as all are there and before theta is.
 *
 * <p>This is done by the worker and not where the records were read: a split has one reader, while
 * workers are many, and have the time as they wait for theta. Owns tables: one for a thread.
 */
final class StepFactoring {
  private final SlotFinder finder = new SlotFinder();
  private final boolean isTogether;

  /**
   * @param isTogether whether the blocks share the features of all, so that the step need not put
   *     them together; no block can be used without the others then
   */
  StepFactoring(boolean isTogether) {
    this.isTogether = isTogether;
  }

  /** A descent keeps each block by itself, and a fold's model is trained with a part of each. */
  static StepFactoring of(LoopSettings settings) {
    return new StepFactoring(!settings.learner().isDescent() && settings.modelCount() == 1);
  }

  /**
   * Returns the blocks of a step, given and returned in split order, factored: the same way
   * whatever a checkpoint held of them.
   */
  List<Block> factor(List<Block> blocks) {
    if (!isTogether) {
      return blocks.stream().map(block -> block.with(finder.factor(block.batch()))).toList();
    }
    if (areTogether(blocks)) {
      return blocks;
    }
    List<Batch> batches =
        finder.factor(blocks.stream().map(Block::batch).map(StepFactoring::unfactored).toList());
    List<Block> factored = new ArrayList<>();
    for (int i = 0; i < batches.size(); i++) {
      factored.add(blocks.get(i).with(batches.get(i)));
    }
    return factored;
  }

  private static Batch unfactored(Batch batch) {
    return batch.isFactored() ? batch.unfactored() : batch;
  }

  private static boolean areTogether(List<Block> blocks) {
    int[] features = blocks.get(0).batch().features();
    return blocks.stream()
        .map(Block::batch)
        .allMatch(batch -> batch.isFactored() && batch.features() == features);
  }
}
