package dev.eddy.cli.kafka;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The batches in which a topic is loaded.
 *
 * @param codec what they are compressed with
 * @param byteCountMax of a batch, as the producer guesses it, at least 1
 */
public record Batches(Codec codec, int byteCountMax) {
  private static final int LARGE = 1 << 18;

  public Batches {
    if (byteCountMax < 1) {
      throw new IllegalArgumentException("byteCountMax must be >= 1, was " + byteCountMax);
    }
  }

  /** Returns batches that make loading fast. */
  public static Batches large(Codec codec) {
    return new Batches(codec, LARGE);
  }

  /** Returns batches of a producer whose settings nobody has changed. */
  public static Batches usual() {
    Object size = ProducerConfig.configDef().defaultValues().get(ProducerConfig.BATCH_SIZE_CONFIG);
    return new Batches(Codec.NONE, (Integer) size);
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
