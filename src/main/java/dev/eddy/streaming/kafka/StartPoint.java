package dev.eddy.streaming.kafka;

import java.io.Serializable;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * Where in a topic a job that has no checkpoint begins.
 *
 * @param type how the first offset of a partition is found
 * @param epochMillis for a timestamp: the first record that is not older, in milliseconds since
 *     1970; 0 otherwise
 */
public record StartPoint(Type type, long epochMillis) implements Serializable {
  /** The oldest record that the broker still has. */
  public static final StartPoint EARLIEST = new StartPoint(Type.EARLIEST, 0);

  /** The next record that is written. */
  public static final StartPoint LATEST = new StartPoint(Type.LATEST, 0);

  /** Where the consumer group has committed that it is. */
  public static final StartPoint COMMITTED = new StartPoint(Type.COMMITTED, 0);

  /** How the first offset of a partition is found. */
  public enum Type {
    EARLIEST,
    LATEST,
    COMMITTED,
    TIMESTAMP
  }

  public StartPoint {
    if (epochMillis < 0) {
      throw new IllegalArgumentException("epochMillis must be >= 0, was " + epochMillis);
    }
  }

  /** Returns the first record that is not older than the time. */
  public static StartPoint at(long epochMillis) {
    return new StartPoint(Type.TIMESTAMP, epochMillis);
  }

  /** Reads {@code earliest}, {@code latest}, {@code committed}, milliseconds or an ISO instant. */
  public static StartPoint parse(String text) {
    return switch (text) {
      case "earliest" -> EARLIEST;
      case "latest" -> LATEST;
      case "committed" -> COMMITTED;
      default -> parseTime(text);
    };
  }

  private static StartPoint parseTime(String text) {
    try {
      boolean isNumber = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
      return at(isNumber ? Long.parseLong(text) : Instant.parse(text).toEpochMilli());
    } catch (NumberFormatException | DateTimeParseException | ArithmeticException e) {
      throw refused(text, e);
    }
  }

  private static IllegalArgumentException refused(String text, RuntimeException cause) {
    return new IllegalArgumentException(
        "input.start must be earliest, latest, committed, milliseconds since 1970 or an instant"
            + " like 2026-01-31T12:00:00Z, was "
            + text,
        cause);
  }

  /** Returns the text that {@link #parse} reads. */
  @Override
  public String toString() {
    return type == Type.TIMESTAMP
        ? Instant.ofEpochMilli(epochMillis).toString()
        : type.name().toLowerCase(Locale.ROOT);
  }
}
