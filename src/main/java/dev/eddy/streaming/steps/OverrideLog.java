package dev.eddy.streaming.steps;

import dev.eddy.streaming.wire.StepOverride;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The records of an earlier run that were late or ahead, so that this run can repeat it. */
public final class OverrideLog implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Of a run that is not repeated. */
  public static final OverrideLog NONE = new OverrideLog(Map.of());

  private final HashMap<Integer, ArrayList<long[]>> splits = new HashMap<>();

  private OverrideLog(Map<Integer, List<StepOverride>> overrides) {
    overrides.forEach(
        (split, list) -> {
          TreeMap<Long, long[]> byOffset = new TreeMap<>();
          for (StepOverride o : list) {
            byOffset.put(o.offset(), new long[] {o.offset(), o.interval(), o.cause().ordinal()});
          }
          splits.put(split, new ArrayList<>(byOffset.values()));
        });
  }

  /** Returns a log of each split's overrides. */
  public static OverrideLog of(Map<Integer, List<StepOverride>> overrides) {
    return new OverrideLog(overrides);
  }

  /** Returns a split's part of the log, to be asked in the order of offsets. */
  Reader reader(int split) {
    return new Reader(splits.getOrDefault(split, new ArrayList<>()));
  }

  /** Walks through the overrides of one split. */
  static final class Reader {
    private final List<long[]> entries;
    private int next;

    private Reader(List<long[]> entries) {
      this.entries = entries;
    }

    /** Returns the override of a record, if it has one; offsets must ascend from call to call. */
    Optional<StepOverride> at(long offset) {
      while (next < entries.size() && entries.get(next)[0] < offset) {
        next++;
      }
      if (next == entries.size() || entries.get(next)[0] > offset) {
        return Optional.empty();
      }
      long[] entry = entries.get(next);
      return Optional.of(
          new StepOverride(entry[0], entry[1], StepOverride.Cause.values()[(int) entry[2]]));
    }
  }
}
