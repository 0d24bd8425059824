package dev.eddy.streaming.steps;

import dev.eddy.streaming.wire.StepOverride;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records of an earlier run that were late or ahead, so that this run can repeat it. */
public final class OverrideLog implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Of a run that is not repeated. */
  public static final OverrideLog NONE = new OverrideLog();

  private final HashMap<Integer, ArrayList<StepOverride>> splits = new HashMap<>();

  private OverrideLog() {}

  /** Returns a log of each split's overrides. */
  public static OverrideLog of(Map<Integer, List<StepOverride>> overrides) {
    OverrideLog log = new OverrideLog();
    overrides.forEach(
        (split, entries) -> {
          ArrayList<StepOverride> inOrder = new ArrayList<>(entries);
          inOrder.sort(Comparator.comparingLong(StepOverride::offset));
          log.splits.put(split, inOrder);
        });
    return log;
  }

  /** Returns a split's part of the log, to be asked in the order of offsets. */
  Reader reader(int split) {
    return new Reader(splits.getOrDefault(split, new ArrayList<>()));
  }

  /** Walks through the overrides of one split. */
  static final class Reader {
    private final List<StepOverride> entries;
    private int next;

    private Reader(List<StepOverride> entries) {
      this.entries = entries;
    }

    /** Returns the override of a record, if it has one; offsets must ascend from call to call. */
    Optional<StepOverride> at(long offset) {
      while (next < entries.size() && entries.get(next).offset() < offset) {
        next++;
      }
      boolean isHit = next < entries.size() && entries.get(next).offset() == offset;
      return isHit ? Optional.of(entries.get(next)) : Optional.empty();
    }
  }
}
