package dev.eddy.streaming.report;

/**
 * A rejected record as it was: from the decoder to whoever mends and sends it again.
 *
 * @param offset Kafka offset, or line number from 0
 * @param key Kafka key, empty for none
 * @param headers Kafka headers, opaque
 * @param value the record's bytes; of a line that is too long to be kept, the beginning
 * @param reason name, rule and value
 */
@SuppressWarnings("ArrayRecordComponent") // A message, never compared.
public record DeadLetter(
    int split, long offset, byte[] key, byte[] headers, byte[] value, String reason) {}
