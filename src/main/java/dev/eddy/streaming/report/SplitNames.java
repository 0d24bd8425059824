package dev.eddy.streaming.report;

import java.util.List;

/** How people call the splits of an input. */
public final class SplitNames {
  private SplitNames() {}

  /**
   * Returns the name of a split. One that has joined since the job was built is a partition, and
   * its name is that of partition 0 with another number.
   *
   * @param names of the splits that the job was built with; the first ends in {@code -0} if others
   *     may join
   */
  public static String name(List<String> names, int split) {
    if (split < names.size()) {
      return names.get(split);
    }
    String lead = names.isEmpty() ? "" : names.get(0);
    return lead.endsWith("-0")
        ? lead.substring(0, lead.length() - 1) + split
        : Integer.toString(split);
  }
}
