package dev.eddy.streaming.kafka.sink;

import dev.eddy.streaming.kafka.HeaderBytes;
import dev.eddy.streaming.report.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Makes records of dead letters: value, key and headers as they were, and behind those headers our
 * own, as text.
 *
 * <p>A topic takes records up to a length, and with our headers a record may be longer than the one
 * that it was: the value is then cut and {@code eddy.length} says how long it was, because bad
 * input must not fail the job. Headers and key go only when there is no other way.
 */
final class DeadLetterRecords implements KafkaRecordSerializationSchema<DeadLetter> {
  private static final long serialVersionUID = 1L;

  /** More than the frame of a batch with one record, and {@code eddy.length}. */
  private static final int FRAME_LENGTH_MAX = 256;

  /** More than the frame of a header: two lengths of at most five bytes. */
  private static final int HEADER_FRAME_LENGTH_MAX = 10;

  private static final int REASON_LENGTH_MAX = 500;

  private final String topic;
  private final LetterOrigin origin;
  private final int recordLengthMax;

  /**
   * Makes records for a topic.
   *
   * @param recordLengthMax bytes of a record with headers and frame
   */
  DeadLetterRecords(String topic, LetterOrigin origin, int recordLengthMax) {
    this.topic = topic;
    this.origin = origin;
    this.recordLengthMax = recordLengthMax;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      DeadLetter letter, KafkaSinkContext context, Long timestamp) {
    Headers headers = HeaderBytes.read(letter.headers());
    addOurs(headers, letter);
    byte[] key = letter.key();
    int room = roomBeside(headers, key);
    if (room < 0) {
      headers = HeaderBytes.read(new byte[0]);
      addOurs(headers, letter);
      key = new byte[0];
      room = Math.max(0, roomBeside(headers, key));
    }
    byte[] value = letter.value();
    if (value.length > room) {
      headers.add(LetterOrigin.text("eddy.length", Integer.toString(value.length)));
      value = Arrays.copyOf(value, room);
    }
    return new ProducerRecord<>(topic, null, null, key.length == 0 ? null : key, value, headers);
  }

  private void addOurs(Headers headers, DeadLetter letter) {
    headers.add(origin.header(letter.split()));
    headers.add(LetterOrigin.text("eddy.partition", Integer.toString(letter.split())));
    headers.add(LetterOrigin.text("eddy.offset", Long.toString(letter.offset())));
    headers.add(LetterOrigin.text("eddy.reason", shortened(letter.reason())));
  }

  /** Returns how many bytes of value have room. */
  private int roomBeside(Headers headers, byte[] key) {
    int room = recordLengthMax - FRAME_LENGTH_MAX - key.length;
    for (Header header : headers) {
      int valueLength = header.value() == null ? 0 : header.value().length;
      int nameLength = header.key().getBytes(StandardCharsets.UTF_8).length;
      room -= HEADER_FRAME_LENGTH_MAX + nameLength + valueLength;
    }
    return room;
  }

  /** Returns the beginning of a reason, which may quote much of a record. */
  private static String shortened(String reason) {
    return reason.length() <= REASON_LENGTH_MAX
        ? reason
        : reason.substring(0, REASON_LENGTH_MAX) + "...";
  }
}
