package dev.eddy.job;

import dev.eddy.learning.SequentialLearner;
import dev.eddy.learning.example.Batch;
import dev.eddy.learning.example.StepRamp;
import dev.eddy.learning.gradient.GradientKernel;
import dev.eddy.learning.gradient.ScoreSink;
import dev.eddy.learning.theta.Replica;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A model that is replaced by the learner's each time that so many examples are trained, the naive
 * way: theta is looked at as a whole. For one split, uniform shards and two classes.
 */
final class FrozenOracle {
  private static final int SHARDS = 4;

  private FrozenOracle() {}

  static Map<String, Double> baselines(Training training, long every) {
    SequentialLearner learner = new SequentialLearner(training.learner(), SHARDS, 2);
    GradientKernel scorer = GradientKernel.of(training.learner());
    StepBatches batches = new StepBatches(training, SHARDS);
    StepRamp ramp = training.ramp();
    Replica frozen = learner.theta();
    Sums sums = new Sums();
    int recordCount = training.lines().get(0).size();
    long seen = 0;
    for (int from = 0; from < recordCount; from += ramp.share(seen), seen = ramp.next(seen)) {
      int to = Math.min(recordCount, from + ramp.share(seen));
      long before = sums.count / every;
      List<List<Batch>> step = new ArrayList<>();
      for (int shard = 0; shard < SHARDS; shard++) {
        List<Batch> batch = List.of(batches.of(from, to, shard, offset -> true));
        scorer.compute(batch, frozen, sums);
        step.add(batch);
      }
      learner.step(step, ScoreSink.unheard());
      if (sums.count / every > before) {
        frozen = learner.theta();
      }
    }
    return Map.of(
        "frozen_accuracy", sums.hits / sums.count, "frozen_log_loss", sums.loss / sums.count);
  }

  private static final class Sums implements ScoreSink {
    private long count;
    private double hits;
    private double loss;

    @Override
    public void add(double margin, double label, double lossOfExample) {
      count++;
      hits += margin >= 0 == (label == 1) ? 1 : 0;
      loss += lossOfExample;
    }
  }
}
