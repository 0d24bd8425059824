package dev.eddy.streaming.worker;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.gradient.ScoreSink;
import dev.eddy.learning.gradient.ThetaScorer;
import dev.eddy.learning.loss.Loss;
import dev.eddy.learning.loss.Task;
import dev.eddy.learning.metric.ScoreCollector;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;
import dev.eddy.streaming.report.ShardPredictions;
import dev.eddy.streaming.wire.Block;
import java.util.Arrays;

/** Keeps the scores of a shard's step one by one, and scores what has no label. */
final class ShardPredictor implements ScoreSink {
  private final ScoreCollector evaluation;
  private final Loss loss;
  private final boolean isNumber;
  private final ThetaScorer scorer;
  private double[] labeled = new double[256];
  private int labeledCount;

  /**
   * Listens to what the evaluation hears.
   *
   * @param evaluation gets each score too
   */
  ShardPredictor(LearnerSettings settings, ScoreCollector evaluation) {
    this.evaluation = evaluation;
    loss = settings.loss().create();
    isNumber = settings.task() == Task.REGRESSION;
    scorer = new ThetaScorer(settings);
  }

  @Override
  public void add(double score, double label, double value) {
    evaluation.add(score, label, value);
    keep(isNumber ? score : loss.prediction(score));
  }

  /** Keeps the most likely class, the first one of a tie. */
  @Override
  public void add(double[] probabilities, int label, double value) {
    evaluation.add(probabilities, label, value);
    int predicted = 0;
    for (int k = 1; k < probabilities.length; k++) {
      predicted = probabilities[k] > probabilities[predicted] ? k : predicted;
    }
    keep(predicted);
  }

  private void keep(double prediction) {
    if (labeledCount == labeled.length) {
      labeled = Arrays.copyOf(labeled, 2 * labeledCount);
    }
    labeled[labeledCount++] = prediction;
  }

  /**
   * Returns the scores since the last call, and those of the step's examples without a label.
   *
   * @param version of theta
   */
  ShardPredictions take(int shard, ShardStep step, long version, Replica theta) {
    ShardPredictions predictions =
        new ShardPredictions(
            shard,
            step.step(),
            step.stepId(),
            step.blocks().size(),
            version,
            Arrays.copyOf(labeled, labeledCount),
            unlabeled(step, theta));
    labeledCount = 0;
    return predictions;
  }

  private double[] unlabeled(ShardStep step, Replica theta) {
    int count = 0;
    for (Block block : step.blocks()) {
      count += block.unlabeled().exampleCount();
    }
    double[] scores = new double[count];
    int next = 0;
    for (Block block : step.blocks()) {
      Batch batch = block.unlabeled();
      scorer.predict(batch, theta, scores, next);
      next += batch.exampleCount();
    }
    return scores;
  }
}
