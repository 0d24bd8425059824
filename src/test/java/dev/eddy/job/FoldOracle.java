package dev.eddy.job;

import dev.eddy.learning.SequentialLearner;
import dev.eddy.learning.example.Batch;
import dev.eddy.learning.example.StepRamp;
import dev.eddy.learning.fold.Folds;
import dev.eddy.learning.fold.Holdout;
import dev.eddy.learning.gradient.GradientKernel;
import dev.eddy.learning.metric.BaselineScores;
import dev.eddy.learning.metric.Evaluation;
import dev.eddy.learning.metric.ScoreCollector;
import dev.eddy.learning.metric.ScoreTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * A fold's model, or one with records held out, the naive way: a learner of its own that is given
 * the records of its step without those that are tested, and asked for these before. For one split,
 * uniform shards and no delay.
 */
final class FoldOracle {
  private static final int SHARDS = 4;

  private final Training training;
  private final LongPredicate isTested;
  private final StepBatches batches;

  private FoldOracle(Training training, LongPredicate isTested) {
    this.training = training;
    this.isTested = isTested;
    batches = new StepBatches(training, SHARDS);
  }

  static Map<String, Double> metrics(Training training, int foldCount, int fold) {
    Folds folds = new Folds(foldCount);
    return new FoldOracle(training, offset -> folds.of(0, offset) == fold).run();
  }

  /** Returns the metrics over what is held out. */
  static Map<String, Double> metrics(Training training, Holdout holdout) {
    return new FoldOracle(training, offset -> holdout.holds(0, offset)).run();
  }

  private Map<String, Double> run() {
    SequentialLearner learner = new SequentialLearner(training.learner(), SHARDS, 2);
    GradientKernel scorer = GradientKernel.of(training.learner());
    ScoreCollector scores = ScoreCollector.of(training.learner().target());
    ScoreTotals totals = ScoreTotals.of(training.learner().target());
    StepRamp ramp = training.ramp();
    int recordCount = training.lines().get(0).size();
    long seen = 0;
    for (int from = 0; from < recordCount; from += ramp.share(seen), seen = ramp.next(seen)) {
      int to = Math.min(recordCount, from + ramp.share(seen));
      List<List<Batch>> trained = new ArrayList<>();
      for (int shard = 0; shard < SHARDS; shard++) {
        Batch tested = batches.of(from, to, shard, isTested);
        scorer.compute(List.of(tested), learner.theta(), scores);
        totals.absorb(scores.take());
        trained.add(List.of(batches.of(from, to, shard, isTested.negate())));
      }
      learner.step(trained, (margin, label, loss) -> {});
    }
    BaselineScores none = BaselineScores.none(training.learner().target());
    return Evaluation.of(training.learner().target(), totals.scores(), none).metrics();
  }
}
