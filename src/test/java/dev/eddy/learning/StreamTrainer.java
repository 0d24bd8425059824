package dev.eddy.learning;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.example.BatchBuilder;
import dev.eddy.learning.example.ExampleBuffer;
import dev.eddy.learning.example.StepRamp;
import dev.eddy.learning.gradient.ScoreSink;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains a {@link SequentialLearner} on one split: cuts it into steps by a ramp and deals its
 * records to shards by their position, as a run with uniform partitioning does.
 */
public final class StreamTrainer {
  private final SequentialLearner learner;
  private final int shardCount;
  private final StepRamp ramp;
  private final BatchBuilder builder = new BatchBuilder();
  private final ExampleBuffer buffer = new ExampleBuffer();
  private long seen;

  public StreamTrainer(SequentialLearner learner, int shardCount, StepRamp ramp) {
    this.learner = learner;
    this.shardCount = shardCount;
    this.ramp = ramp;
  }

  /** Trains one pass over the examples. */
  public void train(List<Example> examples, ScoreSink scores) {
    int from = 0;
    while (from < examples.size()) {
      int to = Math.min(examples.size(), from + ramp.share(seen));
      learner.step(deal(examples, from, to), scores);
      seen = ramp.next(seen);
      from = to;
    }
  }

  private List<List<Batch>> deal(List<Example> examples, int from, int to) {
    List<List<Batch>> batches = new ArrayList<>();
    for (int shard = 0; shard < shardCount; shard++) {
      for (int i = from; i < to; i++) {
        if (i % shardCount == shard) {
          examples.get(i).copyTo(buffer);
          builder.add(buffer);
        }
      }
      batches.add(List.of(builder.build()));
    }
    return batches;
  }
}
