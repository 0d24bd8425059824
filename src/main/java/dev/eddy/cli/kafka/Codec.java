package dev.eddy.cli.kafka;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the batches of a topic are compressed with. */
public enum Codec {
  NONE,
  GZIP,
  SNAPPY,
  LZ4,
  ZSTD;

  /**
   * Returns the codec of a name as the Kafka client has it.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Codec of(String name) {
    return Arrays.stream(values())
        .filter(codec -> codec.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "compression must be one of "
                        + Arrays.stream(values())
                            .map(Codec::toString)
                            .collect(Collectors.joining(", "))
                        + ", was "
                        + name));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
