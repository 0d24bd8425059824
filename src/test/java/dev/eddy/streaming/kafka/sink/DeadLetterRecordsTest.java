package dev.eddy.streaming.kafka.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.streaming.kafka.HeaderBytes;
import dev.eddy.streaming.report.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.AbstractRecords;
import org.apache.kafka.common.record.RecordBatch;
import org.junit.jupiter.api.Test;

class DeadLetterRecordsTest {
  private static final byte[] NOTHING = new byte[0];

  @Test
  void aLetterHasItsHeadersAndBehindThemOurs() {
    Headers own = new RecordHeaders();
    own.add("trace", bytes("t1")).add("trace", null).add("eddy.offset", bytes("of another time"));
    ProducerRecord<byte[], byte[]> record =
        records(LetterOrigin.topic("clicks"), 1 << 20)
            .serialize(
                new DeadLetter(
                    2, 17, bytes("k"), HeaderBytes.of(own), bytes("x |"), "label must be \u00e4"),
                null,
                null);
    assertThat(record.topic()).isEqualTo("dead");
    assertThat(record.partition()).isNull();
    assertThat(record.key()).isEqualTo(bytes("k"));
    assertThat(record.value()).isEqualTo(bytes("x |"));
    Headers expected = new RecordHeaders(own);
    expected
        .add("eddy.topic", bytes("clicks"))
        .add("eddy.partition", bytes("2"))
        .add("eddy.offset", bytes("17"))
        .add("eddy.reason", bytes("label must be \u00e4"));
    assertThat(record.headers()).isEqualTo(expected);
  }

  @Test
  void aLetterOfAFileNamesTheFile() {
    ProducerRecord<byte[], byte[]> record =
        records(LetterOrigin.files(List.of("a.csv", "b.csv")), 1 << 20)
            .serialize(new DeadLetter(1, 0, NOTHING, NOTHING, NOTHING, "empty"), null, null);
    assertThat(record.key()).isNull();
    assertThat(record.headers().lastHeader("eddy.file").value()).isEqualTo(bytes("b.csv"));
    assertThat(record.headers().lastHeader("eddy.topic")).isNull();
    assertThat(record.headers().lastHeader("eddy.length")).isNull();
  }

  @Test
  void whateverItsPartsAreALetterFitsIntoItsTopic() {
    int recordLengthMax = 2_000;
    for (int keyLength : new int[] {0, 1_500, 5_000}) {
      for (int headerLength : new int[] {0, 1_500, 5_000}) {
        for (int valueLength : new int[] {0, 1, 600, 5_000}) {
          Headers own = new RecordHeaders();
          own.add("h", new byte[headerLength]);
          DeadLetter letter =
              new DeadLetter(
                  127,
                  Long.MAX_VALUE,
                  new byte[keyLength],
                  HeaderBytes.of(own),
                  new byte[valueLength],
                  "\u4e00".repeat(valueLength / 50));
          ProducerRecord<byte[], byte[]> record =
              records(LetterOrigin.topic("t"), recordLengthMax).serialize(letter, null, null);
          assertThat(lengthOf(record)).isLessThanOrEqualTo(recordLengthMax);
          assertThat(record.value())
              .isEqualTo(Arrays.copyOf(letter.value(), record.value().length));
          if (record.value().length < valueLength) {
            assertThat(record.headers().lastHeader("eddy.length").value())
                .isEqualTo(bytes(Integer.toString(valueLength)));
          }
        }
      }
    }
  }

  private static int lengthOf(ProducerRecord<byte[], byte[]> record) {
    return AbstractRecords.estimateSizeInBytesUpperBound(
        RecordBatch.MAGIC_VALUE_V2,
        Compression.NONE.type(),
        record.key(),
        record.value(),
        record.headers().toArray());
  }

  private static DeadLetterRecords records(LetterOrigin origin, int recordLengthMax) {
    return new DeadLetterRecords("dead", origin, recordLengthMax);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
