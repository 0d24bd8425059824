package dev.eddy.learning;

import dev.eddy.learning.descent.DescentReport;
import dev.eddy.learning.example.Batch;
import dev.eddy.learning.example.BatchBuilder;
import dev.eddy.learning.example.ExampleBuffer;
import dev.eddy.learning.gradient.GradientKernel;
import dev.eddy.learning.gradient.ScoreSink;
import dev.eddy.learning.guard.StepGuard;
import dev.eddy.learning.guard.StepNormBounds;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.ShardTotals;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.learning.theta.ThetaSlice;
import dev.eddy.learning.theta.measure.ThetaHash;
import java.util.ArrayList;
import java.util.List;

/** A full-batch descent in one thread, as shards and a server make it together. */
final class BatchDescent {
  private static final int BATCH_SIZE = 256;
  private static final ScoreSink NOBODY = (margin, label, value) -> {};

  private final LearnerSettings settings;
  private final List<List<Batch>> shards;
  private final GradientKernel kernel;
  private final StepGuard guard = new StepGuard(StepNormBounds.none());
  private Replica replica;
  private ThetaSlice theta;

  BatchDescent(LearnerSettings settings, int shardCount, List<Example> examples) {
    this.settings = settings;
    kernel = GradientKernel.of(settings);
    shards = deal(shardCount, examples);
    replica = new Replica(settings);
    theta = newSlice();
    if (settings.isScaled()) {
      read();
    }
  }

  /** Makes passes to the end. */
  BatchDescent run() {
    do {
      pass();
    } while (theta.descent().isRunning());
    return this;
  }

  void pass() {
    pass(NOBODY);
  }

  /** Makes one more pass, whose scores go to the sink. */
  void pass(ScoreSink scores) {
    List<ShardGradient> gradients = new ArrayList<>();
    for (List<Batch> shard : shards) {
      gradients.add(kernel.compute(shard, replica, scores).withoutStatistics());
    }
    replica.apply(theta.step(gradients, guard).after());
  }

  /** Puts a server that was restored from a checkpoint in the place of this one. */
  void restoreServer() {
    ThetaSlice restored = newSlice();
    restored.restore(theta.touched());
    restored.resume(theta.digest(), theta.totals());
    restored.descent().resume(theta.descent().progress());
    theta = restored;
    replica = new Replica(settings);
    replica.apply(theta.chunk(0, Integer.MAX_VALUE).delta());
  }

  DescentReport report() {
    return theta.descent().report();
  }

  double weight(int coordinate) {
    return replica.weight(coordinate);
  }

  boolean isRunning() {
    return theta.descent().isRunning();
  }

  /** Scores other examples with theta as it is. */
  void score(List<Example> examples, ScoreSink scores) {
    kernel.compute(deal(1, examples).get(0), replica, scores);
  }

  String thetaHash() {
    return ThetaHash.ofTheta(theta.current(0, Integer.MAX_VALUE).delta());
  }

  long digest() {
    return theta.digest();
  }

  private ThetaSlice newSlice() {
    return new ThetaSlice(settings, new SliceMap(settings.model().dimension(), 1), 0);
  }

  /** While examples are read nothing but their statistics goes to the server. */
  private void read() {
    for (List<Batch> shard : shards) {
      for (Batch batch : shard) {
        ShardGradient read = kernel.compute(List.of(batch), replica, NOBODY);
        double[] none = new double[0];
        ShardGradient statistics =
            new ShardGradient(
                ShardTotals.none(), read.coordinates(), none, none, none, read.statistics());
        replica.apply(theta.step(List.of(statistics), guard).after());
      }
    }
  }

  private static List<List<Batch>> deal(int shardCount, List<Example> examples) {
    ExampleBuffer buffer = new ExampleBuffer();
    List<List<Batch>> shards = new ArrayList<>();
    for (int shard = 0; shard < shardCount; shard++) {
      BatchBuilder builder = new BatchBuilder();
      List<Batch> batches = new ArrayList<>();
      int inBatch = 0;
      for (int i = shard; i < examples.size(); i += shardCount) {
        examples.get(i).copyTo(buffer);
        builder.add(buffer);
        if (++inBatch == BATCH_SIZE) {
          batches.add(builder.build());
          inBatch = 0;
        }
      }
      batches.add(builder.build());
      shards.add(batches);
    }
    return shards;
  }
}
