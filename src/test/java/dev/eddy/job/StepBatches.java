package dev.eddy.job;

import dev.eddy.format.Verdict;
import dev.eddy.learning.example.Batch;
import dev.eddy.learning.example.BatchBuilder;
import dev.eddy.learning.example.ExampleBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.LongPredicate;

/** What each shard gets of the only split of a run with uniform shards, cut the naive way. */
final class StepBatches {
  private final Training training;
  private final int shardCount;
  private final ExampleBuffer example = new ExampleBuffer();
  private final BatchBuilder builder = new BatchBuilder();

  StepBatches(Training training, int shardCount) {
    this.training = training;
    this.shardCount = shardCount;
  }

  /** Returns the good records {@code [from, to)} of the shard whose offsets are wanted. */
  Batch of(int from, int to, int shard, LongPredicate isWanted) {
    DenseParser parser = new DenseParser();
    for (int i = from; i < to; i++) {
      byte[] line = training.lines().get(0).get(i).getBytes(StandardCharsets.UTF_8);
      boolean isGood = parser.parse(line, 0, line.length, example).kind() == Verdict.Kind.ACCEPTED;
      if (isGood && i % shardCount == shard && isWanted.test(i)) {
        builder.add(example);
      }
    }
    return builder.build();
  }
}
