package dev.eddy.streaming.prediction;

import dev.eddy.streaming.layout.ByteRows;
import dev.eddy.streaming.report.ShardPredictions;
import dev.eddy.streaming.report.StepOrigins;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * A small training job as the predictions see it: splits of different lengths, records with and
 * without labels, empty steps, step ids with gaps.
 *
 * @param senders the messages of each split and then of each shard, in the order of steps
 * @param lines what is to be told
 */
record Scene(List<List<Object>> senders, List<String> lines) {
  static final int SHARD_COUNT = 2;
  static final PredictionSettings SETTINGS =
      new PredictionSettings(SHARD_COUNT, List.of("a.csv", "b.csv"));
  private static final int[] STEPS_OF_SPLITS = {12, 4, 8};
  private static final List<String> NAMES = List.of("a.csv", "b.csv", "2");

  /** Returns the scene of a seed. */
  static Scene of(long seed) {
    Random random = new Random(seed);
    List<List<Object>> senders = new ArrayList<>();
    for (int sender = 0; sender < STEPS_OF_SPLITS.length + SHARD_COUNT; sender++) {
      senders.add(new ArrayList<>());
    }
    List<String> lines = new ArrayList<>();
    for (int step = 0; step < STEPS_OF_SPLITS[0]; step++) {
      Shard[] shards = {new Shard(), new Shard()};
      int splitCount = 0;
      for (int split = 0; split < STEPS_OF_SPLITS.length; split++) {
        if (step < STEPS_OF_SPLITS[split]) {
          splitCount++;
          senders.get(split).add(origins(split, step, shards, random, lines));
        }
      }
      for (int shard = 0; shard < SHARD_COUNT; shard++) {
        senders
            .get(STEPS_OF_SPLITS.length + shard)
            .add(
                new ShardPredictions(
                    shard,
                    step,
                    3L * step,
                    splitCount,
                    version(shard, step),
                    toArray(shards[shard].labeled),
                    toArray(shards[shard].unlabeled)));
      }
    }
    return new Scene(senders, lines);
  }

  /** Scores of a shard's step. */
  private static final class Shard {
    private final List<Double> labeled = new ArrayList<>();
    private final List<Double> unlabeled = new ArrayList<>();
  }

  /** Returns all messages, each sender's in order, senders mixed at random. */
  List<Object> mixed(long seed) {
    Random random = new Random(seed);
    List<Deque<Object>> rest = new ArrayList<>();
    senders.forEach(messages -> rest.add(new ArrayDeque<>(messages)));
    List<Object> mixed = new ArrayList<>();
    while (!rest.isEmpty()) {
      Deque<Object> next = rest.get(random.nextInt(rest.size()));
      mixed.add(next.remove());
      if (next.isEmpty()) {
        rest.remove(next);
      }
    }
    return mixed;
  }

  private static StepOrigins origins(
      int split, int step, Shard[] shards, Random random, List<String> lines) {
    int count = random.nextInt(5);
    long[] offsets = new long[count];
    byte[] shardOf = new byte[count];
    double[] labels = new double[count];
    ByteRows.Builder keys = new ByteRows.Builder();
    for (int i = 0; i < count; i++) {
      offsets[i] = 100L * step + 2L * i;
      shardOf[i] = (byte) random.nextInt(SHARD_COUNT);
      boolean hasLabel = random.nextInt(3) > 0;
      labels[i] = hasLabel ? random.nextInt(2) : Double.NaN;
      byte[] key = ("k" + offsets[i]).getBytes(StandardCharsets.UTF_8);
      keys.add(key, 0, key.length);
      double score = random.nextDouble();
      Shard shard = shards[shardOf[i]];
      (hasLabel ? shard.labeled : shard.unlabeled).add(score);
      lines.add(
          "{\"split\":\"%s\",\"offset\":%d,\"score\":%s%s,\"version\":%d}"
              .formatted(
                  NAMES.get(split),
                  offsets[i],
                  score,
                  hasLabel ? ",\"label\":" + (int) labels[i] : "",
                  version(shardOf[i], step)));
    }
    return new StepOrigins(
        split, 3L * step, offsets, shardOf, labels, keys.build(), ByteRows.empty());
  }

  /** Without synchronization two shards may use different thetas in a step. */
  private static long version(int shard, int step) {
    return Math.max(0, step - shard);
  }

  private static double[] toArray(List<Double> scores) {
    return scores.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
