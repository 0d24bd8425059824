package dev.eddy.streaming.kafka;

import java.io.Serializable;
import java.util.Locale;
import java.util.Map;

/**
 * Where in a topic a job ends.
 *
 * @param type how the offset behind the last record of a partition is found
 * @param epochMillis for a timestamp: a partition ends before its first record that is not older,
 *     in milliseconds since 1970; 0 otherwise
 * @param offsets for offsets: by partition, of the first record that is not read any more; one that
 *     is not named ends where it ended when the job was built
 */
public record EndPoint(Type type, long epochMillis, Map<Integer, Long> offsets)
    implements Serializable {
  /** The option that says it. */
  static final String KEY = "input.end";

  /** Reads for ever. */
  public static final EndPoint NEVER = of(Type.NEVER);

  /** What is the end of the topic when the job is built. */
  public static final EndPoint LATEST = of(Type.LATEST);

  /** How the offset behind the last record of a partition is found. */
  public enum Type {
    NEVER,
    LATEST,
    TIMESTAMP,
    OFFSETS
  }

  public EndPoint {
    if (epochMillis < 0) {
      throw new IllegalArgumentException("epochMillis must be >= 0, was " + epochMillis);
    }
    offsets = Map.copyOf(offsets);
  }

  /** Returns the end before the first record that is not older than the time. */
  public static EndPoint at(long epochMillis) {
    return new EndPoint(Type.TIMESTAMP, epochMillis, Map.of());
  }

  /** Returns the end before the records with these offsets, by partition. */
  public static EndPoint at(Map<Integer, Long> offsets) {
    return new EndPoint(Type.OFFSETS, 0, offsets);
  }

  private static EndPoint of(Type type) {
    return new EndPoint(type, 0, Map.of());
  }

  /** Reads {@code never}, {@code latest}, milliseconds, an ISO instant or offsets by partition. */
  public static EndPoint parse(String text) {
    return switch (text) {
      case "never" -> NEVER;
      case "latest" -> LATEST;
      default -> parsePoint(text);
    };
  }

  private static EndPoint parsePoint(String text) {
    try {
      return text.startsWith(PointText.OFFSETS)
          ? at(PointText.offsets(text))
          : at(PointText.time(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          KEY
              + " must be never, latest, milliseconds since 1970, an instant like"
              + " 2026-01-31T12:00:00Z or offsets like offsets:0=100,1=250, was "
              + text,
          e);
    }
  }

  public boolean isBounded() {
    return type != Type.NEVER;
  }

  /** Returns the text that {@link #parse} reads. */
  @Override
  public String toString() {
    return switch (type) {
      case NEVER, LATEST -> type.name().toLowerCase(Locale.ROOT);
      case TIMESTAMP -> PointText.time(epochMillis);
      case OFFSETS -> PointText.offsets(offsets);
    };
  }
}
