package dev.eddy.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.streaming.wire.RawRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RecordViewTest {

  @Test
  void aRecordIsSeenWhereItLiesInAFetch() throws Exception {
    byte[] fetched = bytes("...first second...");
    ByteBuffer fetch = ByteBuffer.wrap(fetched).position(3).slice();
    ByteBuffer first = fetch.duplicate().limit(5);
    ByteBuffer second = fetch.duplicate().position(6).limit(12);
    assertThat(text(view(record(42, "key", first)))).isEqualTo("first");
    assertThat(text(view(record(43, "key", second)))).isEqualTo("second");
    assertThat(view(record(42, "key", first)).bytes()).isSameAs(fetched);
  }

  @Test
  void aRecordKeepsItsKeyAndItsOffset() throws Exception {
    RawRecord raw = view(record(42, "key", buffer("value")));
    assertThat(raw.key()).isEqualTo(bytes("key"));
    assertThat(raw.offset()).isEqualTo(42);
  }

  @Test
  void aRecordWithoutKeyOrValueIsEmpty() throws Exception {
    RawRecord raw = view(record(43, null, null));
    assertThat(raw.length()).isZero();
    assertThat(raw.key()).isEmpty();
    assertThat(raw.offset()).isEqualTo(43);
  }

  @Test
  void headersAreKeptWhereTheyAreWanted() throws Exception {
    ConsumerRecord<byte[], byte[]> record = record(44, "key", buffer("value"));
    record.headers().add("\u00e4", bytes("1")).add("\u00e4", null).add("", new byte[0]);
    assertThat(view(record, false).headers()).isEmpty();
    assertThat(HeaderBytes.read(view(record, true).headers())).isEqualTo(record.headers());
  }

  @Test
  void aRecordWithoutHeadersHasNoBytesOfThem() throws Exception {
    RawRecord raw = view(record(45, "key", buffer("value")), true);
    assertThat(raw.headers()).isEmpty();
    assertThat(HeaderBytes.read(raw.headers())).isEmpty();
  }

  /** Returns a record as the connector hands it out: it believes in a value of bytes. */
  @SuppressWarnings("unchecked")
  private static ConsumerRecord<byte[], byte[]> record(long offset, String key, ByteBuffer value) {
    ConsumerRecord<byte[], ?> record =
        new ConsumerRecord<>("t", 0, offset, key == null ? null : bytes(key), value);
    return (ConsumerRecord<byte[], byte[]>) record;
  }

  private static RawRecord view(ConsumerRecord<byte[], byte[]> record) throws Exception {
    return view(record, false);
  }

  private static RawRecord view(ConsumerRecord<byte[], byte[]> record, boolean keepsHeaders)
      throws Exception {
    List<RawRecord> collected = new ArrayList<>();
    InstantiationUtil.clone(new RecordView(keepsHeaders))
        .deserialize(record, new ListCollector<>(collected));
    assertThat(collected).hasSize(1);
    return collected.get(0);
  }

  private static String text(RawRecord raw) {
    return new String(raw.bytes(), raw.from(), raw.length(), StandardCharsets.UTF_8);
  }

  private static ByteBuffer buffer(String text) {
    return ByteBuffer.wrap(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
