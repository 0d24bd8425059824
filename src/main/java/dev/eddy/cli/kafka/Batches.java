package dev.eddy.cli.kafka;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The batches in which a topic is loaded.
 *
 * @param codec what they are compressed with
 * @param byteCountMax of a batch before it is compressed, at least 1
 */
public record Batches(Codec codec, int byteCountMax) {
  private static final int LARGE = 1 << 18;

  /** What a producer has that nobody has tuned. */
  private static final int USUAL = 1 << 14;

  /** Returns batches that make loading fast. */
  public static Batches large(Codec codec) {
    return new Batches(codec, LARGE);
  }

  /** Returns what a live topic holds: the batches of a producer with its own settings. */
  public static Batches usual() {
    return new Batches(Codec.NONE, USUAL);
  }

  /** Returns the producer's properties that make them. */
  Map<String, Object> properties() {
    return Map.of(
        ProducerConfig.BATCH_SIZE_CONFIG,
        byteCountMax,
        ProducerConfig.COMPRESSION_TYPE_CONFIG,
        codec.toString());
  }
}
