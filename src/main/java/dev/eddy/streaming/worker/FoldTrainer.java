package dev.eddy.streaming.worker;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.fold.FoldSelection;
import dev.eddy.learning.gradient.GradientKernel;
import dev.eddy.learning.gradient.ScoreSink;
import dev.eddy.learning.metric.ScoreCollector;
import dev.eddy.learning.metric.Scores;
import dev.eddy.learning.metric.sums.PredictorSums;
import dev.eddy.learning.settings.Algorithm;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.streaming.wire.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tests and trains a fold's model with a shard's step. Tested are the examples of the fold, all of
 * them with the theta that the step begins with; trained are the others. The main model is tested
 * in the same way with the examples that are held out, and the frozen one with those that train.
 */
final class FoldTrainer {
  private static final byte IS_HELD_OUT = 1;

  private final GradientKernel trainer;
  private final GradientKernel tester;
  private final ScoreCollector scores;
  private final FoldSelection selection = new FoldSelection();

  FoldTrainer(LearnerSettings settings) {
    trainer = GradientKernel.of(settings);
    // Its gradient goes nowhere; with steps of its own it would learn from what it is tested with.
    tester = GradientKernel.of(settings.withAlgorithm(Algorithm.SGD));
    scores = ScoreCollector.of(settings.target());
  }

  /** Scores the examples of the fold. */
  Scores test(ShardStep step, int fold, Replica theta) {
    List<Batch> batches = new ArrayList<>();
    for (Block block : step.blocks()) {
      batches.add(selection.tested(block.batch(), block.folds(), fold));
    }
    tester.compute(batches, theta, scores);
    return scores.take();
  }

  /** Scores the examples that are held out, if there are any. */
  Optional<Scores> testHeldOut(ShardStep step, Replica theta) {
    List<Batch> batches = new ArrayList<>();
    for (Block block : step.blocks()) {
      Batch batch = block.unlabeled();
      Batch heldOut = selection.tested(batch, heldOut(batch), IS_HELD_OUT);
      if (heldOut.exampleCount() > 0) {
        batches.add(heldOut);
      }
    }
    if (batches.isEmpty()) {
      return Optional.empty();
    }
    tester.compute(batches, theta, scores);
    return Optional.of(scores.take());
  }

  /** Scores the examples that the main model trains. */
  PredictorSums testFrozen(ShardStep step, Replica theta) {
    tester.compute(step.batches(), theta, scores);
    return scores.take().sums();
  }

  /** Marks the examples that have a label. */
  private static byte[] heldOut(Batch batch) {
    byte[] marks = new byte[batch.exampleCount()];
    for (int e = 0; e < marks.length; e++) {
      marks[e] = Double.isNaN(batch.labels()[e]) ? 0 : IS_HELD_OUT;
    }
    return marks;
  }

  /** Computes the gradient of the examples that are not of the fold. */
  ShardGradient train(ShardStep step, int fold, Replica theta) {
    List<Batch> batches = new ArrayList<>();
    for (Block block : step.blocks()) {
      batches.add(selection.trained(block.batch(), block.folds(), fold));
    }
    return trainer.compute(batches, theta, ScoreSink.unheard());
  }
}
