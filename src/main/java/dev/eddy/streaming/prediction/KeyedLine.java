package dev.eddy.streaming.prediction;

/**
 * A line with what its record came with.
 *
 * @param key Kafka key, empty for none
 * @param headers Kafka headers, opaque
 */
@SuppressWarnings("ArrayRecordComponent") // A message, never compared.
public record KeyedLine(byte[] key, byte[] headers, String line) {}
