package dev.eddy.streaming.loop;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.util.MathUtils;

/**
 * Keys for {@code count} numbered things, shards or slices, that Flink deals out evenly: thing i
 * lies in the i-th part of the key groups. The numbers themselves hash badly: 4 slices all landed
 * on one of 2 subtasks.
 */
@SuppressWarnings("ArrayRecordComponent") // A lookup table, never compared.
public record EvenKeys(int[] keys, int maxParallelism) implements Serializable {

  /** Finds the smallest key in each thing's key group. */
  public static EvenKeys of(int count, int maxParallelism) {
    if (count < 1 || count > maxParallelism) {
      throw new IllegalArgumentException(
          "count must be in 1 to maxParallelism (" + maxParallelism + "), was " + count);
    }
    int[] keys = new int[count];
    for (int i = 0; i < count; i++) {
      // Rounded up: a group below i * maxParallelism / count lies in the subtask before.
      int group = (int) (((long) i * maxParallelism + count - 1) / count);
      while (keyGroup(keys[i], maxParallelism) != group) {
        keys[i]++;
      }
    }
    return new EvenKeys(keys, maxParallelism);
  }

  /** Returns the key of thing {@code i}. */
  public int key(int i) {
    return keys[i];
  }

  public int count() {
    return keys.length;
  }

  /** Returns the things whose keys Flink gives to a subtask, ascending. */
  public List<Integer> ownedBy(int subtask, int parallelism) {
    List<Integer> owned = new ArrayList<>();
    for (int i = 0; i < keys.length; i++) {
      if (keyGroup(keys[i], maxParallelism) * parallelism / maxParallelism == subtask) {
        owned.add(i);
      }
    }
    return owned;
  }

  private static int keyGroup(int key, int maxParallelism) {
    return MathUtils.murmurHash(Integer.hashCode(key)) % maxParallelism;
  }
}
