package dev.eddy.streaming.kafka;

import java.io.Serializable;
import java.util.Locale;
import java.util.Map;

/**
 * Where in a topic a job that has no checkpoint begins.
 *
 * @param type how the first offset of a partition is found
 * @param epochMillis for a timestamp: the first record that is not older, in milliseconds since
 *     1970; 0 otherwise
 * @param offsets for offsets: by partition; one that is not named begins at its oldest record
 */
public record StartPoint(Type type, long epochMillis, Map<Integer, Long> offsets)
    implements Serializable {
  /** The option that says it. */
  static final String KEY = "input.start";

  /** The oldest record that the broker still has. */
  public static final StartPoint EARLIEST = of(Type.EARLIEST);

  /** The next record that is written. */
  public static final StartPoint LATEST = of(Type.LATEST);

  /** Where the consumer group has committed that it is. */
  public static final StartPoint COMMITTED = of(Type.COMMITTED);

  /** How the first offset of a partition is found. */
  public enum Type {
    EARLIEST,
    LATEST,
    COMMITTED,
    TIMESTAMP,
    OFFSETS
  }

  public StartPoint {
    if (epochMillis < 0) {
      throw new IllegalArgumentException("epochMillis must be >= 0, was " + epochMillis);
    }
    offsets = Map.copyOf(offsets);
  }

  /** Returns the first record that is not older than the time. */
  public static StartPoint at(long epochMillis) {
    return new StartPoint(Type.TIMESTAMP, epochMillis, Map.of());
  }

  /** Returns the records with these offsets, by partition. */
  public static StartPoint at(Map<Integer, Long> offsets) {
    return new StartPoint(Type.OFFSETS, 0, offsets);
  }

  private static StartPoint of(Type type) {
    return new StartPoint(type, 0, Map.of());
  }

  /**
   * Reads {@code earliest}, {@code latest}, {@code committed}, milliseconds, an ISO instant or
   * offsets by partition.
   */
  public static StartPoint parse(String text) {
    return switch (text) {
      case "earliest" -> EARLIEST;
      case "latest" -> LATEST;
      case "committed" -> COMMITTED;
      default -> parsePoint(text);
    };
  }

  private static StartPoint parsePoint(String text) {
    try {
      return text.startsWith(PointText.OFFSETS)
          ? at(PointText.offsets(text))
          : at(PointText.time(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          KEY
              + " must be earliest, latest, committed, milliseconds since 1970, an instant like"
              + " 2026-01-31T12:00:00Z or offsets like offsets:0=100,1=250, was "
              + text,
          e);
    }
  }

  /** Returns the text that {@link #parse} reads. */
  @Override
  public String toString() {
    return switch (type) {
      case EARLIEST, LATEST, COMMITTED -> type.name().toLowerCase(Locale.ROOT);
      case TIMESTAMP -> PointText.time(epochMillis);
      case OFFSETS -> PointText.offsets(offsets);
    };
  }
}
