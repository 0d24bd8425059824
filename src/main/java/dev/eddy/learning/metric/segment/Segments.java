package dev.eddy.learning.metric.segment;

import java.util.List;

/**
 * Which segment each of some examples is of.
 *
 * @param names of the segments, in the order of their first example
 * @param ofExamples the place of each example's segment in {@code names}
 */
@SuppressWarnings("ArrayRecordComponent") // Part of a message, never compared.
public record Segments(List<String> names, int[] ofExamples) {
  private static final Segments NONE = new Segments(List.of(), new int[0]);

  public Segments {
    names = List.copyOf(names);
  }

  /** Returns the segments of examples that have none. */
  public static Segments none() {
    return NONE;
  }
}
