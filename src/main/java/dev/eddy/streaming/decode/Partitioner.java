package dev.eddy.streaming.decode;

import dev.eddy.learning.example.ExampleBuffer;
import dev.eddy.learning.hash.SplitMix;
import java.io.Serializable;

/** Decides which shard trains an example, from the record alone. */
@FunctionalInterface
public interface Partitioner extends Serializable {

  /**
   * Returns the shard, from 0.
   *
   * @param split the record's split
   * @param position how many records of the split came before it
   * @param keyHash hash of the record's Kafka key, 0 without one
   * @param example the parsed record
   */
  int shardOf(int split, long position, long keyHash, ExampleBuffer example);

  /** Deals records out in turn. */
  static Partitioner uniform(int shardCount) {
    return (split, position, keyHash, example) -> (int) (position % shardCount);
  }

  /** Keeps each split in one shard. */
  static Partitioner bySource(int shardCount) {
    return (split, position, keyHash, example) -> split % shardCount;
  }

  /** Keeps records with the same column or field together. */
  static Partitioner byKey(int shardCount) {
    return (split, position, keyHash, example) -> bucket(example.key(), shardCount);
  }

  /** Keeps records with the same Kafka key together. */
  static Partitioner byRecordKey(int shardCount) {
    return (split, position, keyHash, example) -> bucket(keyHash, shardCount);
  }

  /**
   * Cuts the numbers of a column into ranges: shard i has those in [bounds[i - 1], bounds[i]).
   *
   * @param bounds ascending, one fewer than there are shards
   */
  static Partitioner byRange(double[] bounds) {
    double[] ascending = bounds.clone();
    for (int i = 1; i < ascending.length; i++) {
      if (!(ascending[i - 1] < ascending[i])) {
        throw new IllegalArgumentException(
            "bounds must ascend, were " + ascending[i - 1] + " before " + ascending[i]);
      }
    }
    return (split, position, keyHash, example) -> rangeOf(example.numericKey(), ascending);
  }

  private static int rangeOf(double number, double[] bounds) {
    int shard = 0;
    while (shard < bounds.length && number >= bounds[shard]) {
      shard++;
    }
    return shard;
  }

  private static int bucket(long hash, int shardCount) {
    // Hashes of short keys differ in few bits.
    return (int) Long.remainderUnsigned(SplitMix.mix(hash), shardCount);
  }
}
