package dev.eddy.streaming.server;

import dev.eddy.learning.theta.RowSegment;
import java.util.TreeSet;
import org.apache.flink.api.common.state.MapState;

/** One of the two states in which a {@link SliceLog} keeps its segments, by their numbers. */
final class LogGeneration {
  private final MapState<Integer, RowSegment> segments;
  private final TreeSet<Integer> numbers = new TreeSet<>();

  LogGeneration(MapState<Integer, RowSegment> segments) {
    this.segments = segments;
  }

  /** Finds out what a checkpoint held. */
  void restore() throws Exception {
    segments.keys().forEach(numbers::add);
  }

  boolean isEmpty() {
    return numbers.isEmpty();
  }

  /** Returns the segments' numbers, the oldest first. */
  Iterable<Integer> numbers() {
    return numbers;
  }

  /** Whether all of it is older than the other one; only where both hold something. */
  boolean isOlderThan(LogGeneration other) {
    return !isEmpty() && !other.isEmpty() && numbers.first() < other.numbers.first();
  }

  RowSegment get(int number) throws Exception {
    return segments.get(number);
  }

  void put(int number, RowSegment segment) throws Exception {
    segments.put(number, segment);
    numbers.add(number);
  }

  /** Removes the newest segment and returns it. */
  RowSegment removeNewest() throws Exception {
    int newest = numbers.pollLast();
    RowSegment segment = segments.get(newest);
    segments.remove(newest);
    return segment;
  }
}
