package dev.eddy.streaming.worker;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.fold.FoldSelection;
import dev.eddy.learning.gradient.GradientKernel;
import dev.eddy.learning.gradient.ScoreSink;
import dev.eddy.learning.metric.ScoreCollector;
import dev.eddy.learning.metric.Scores;
import dev.eddy.learning.settings.Algorithm;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.streaming.wire.Block;
import java.util.ArrayList;
import java.util.List;

/**
 * Tests and trains a fold's model with a shard's step. Tested are the examples of the fold, all of
 * them with the theta that the step begins with; trained are the others.
 */
final class FoldTrainer {
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

  /** Computes the gradient of the examples that are not of the fold. */
  ShardGradient train(ShardStep step, int fold, Replica theta) {
    List<Batch> batches = new ArrayList<>();
    for (Block block : step.blocks()) {
      batches.add(selection.trained(block.batch(), block.folds(), fold));
    }
    return trainer.compute(batches, theta, ScoreSink.unheard());
  }
}
