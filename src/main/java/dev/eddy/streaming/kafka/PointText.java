package dev.eddy.streaming.kafka;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How points of a topic are written: times, and offsets of partitions. */
final class PointText {
  static final String OFFSETS = "offsets:";

  private PointText() {}

  /**
   * Reads milliseconds since 1970 or an ISO instant.
   *
   * @throws IllegalArgumentException if the text is neither, or of before 1970
   */
  static long time(String text) {
    long millis;
    try {
      boolean isNumber = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
      millis = isNumber ? Long.parseLong(text) : Instant.parse(text).toEpochMilli();
    } catch (NumberFormatException | DateTimeParseException | ArithmeticException e) {
      throw new IllegalArgumentException("time must be milliseconds or an instant, was " + text, e);
    }
    if (millis < 0) {
      throw new IllegalArgumentException("time must not be before 1970, was " + text);
    }
    return millis;
  }

  static String time(long epochMillis) {
    return Instant.ofEpochMilli(epochMillis).toString();
  }

  /**
   * Reads {@code offsets:0=100,1=250}: of each partition that is named, an offset.
   *
   * @throws IllegalArgumentException if the text is anything else, or names a partition twice
   */
  static Map<Integer, Long> offsets(String text) {
    SortedMap<Integer, Long> offsets = new TreeMap<>();
    // A limit below 0: behind a comma at the end something is missing.
    for (String pair : text.substring(OFFSETS.length()).split(",", -1)) {
      if (!pair.matches("[0-9]{1,9}=[0-9]{1,18}")) {
        throw new IllegalArgumentException("offset must be partition=offset, was " + pair);
      }
      int equals = pair.indexOf('=');
      int partition = Integer.parseInt(pair.substring(0, equals));
      if (offsets.put(partition, Long.parseLong(pair.substring(equals + 1))) != null) {
        throw new IllegalArgumentException("partition must be named once, was " + partition);
      }
    }
    return offsets;
  }

  static String offsets(Map<Integer, Long> offsets) {
    return new TreeMap<>(offsets)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(",", OFFSETS, ""));
  }
}
