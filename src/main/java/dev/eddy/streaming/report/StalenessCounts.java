package dev.eddy.streaming.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many gradients were how stale: of a step t computed with theta(v) the staleness is t - v
 * steps. Staleness is below the number of steps that sources may be ahead, so the counts are few.
 */
public final class StalenessCounts {
  private long[] counts;

  private StalenessCounts(long[] counts) {
    this.counts = counts;
  }

  public static StalenessCounts none() {
    return new StalenessCounts(new long[0]);
  }

  /** Returns counts that go on where {@link #toList} ended. */
  public static StalenessCounts of(List<Long> counts) {
    return new StalenessCounts(counts.stream().mapToLong(Long::longValue).toArray());
  }

  /** Counts one gradient. */
  public void add(int staleness) {
    if (staleness < 0) {
      throw new IllegalArgumentException("staleness must be >= 0, was " + staleness);
    }
    if (staleness >= counts.length) {
      counts = Arrays.copyOf(counts, staleness + 1);
    }
    counts[staleness]++;
  }

  /** Returns the number of gradients by staleness, from 0 to the greatest that was seen. */
  public List<Long> toList() {
    List<Long> list = new ArrayList<>();
    for (long count : counts) {
      list.add(count);
    }
    return list;
  }
}
