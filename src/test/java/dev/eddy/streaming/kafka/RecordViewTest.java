package dev.eddy.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.streaming.wire.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RecordViewTest {

  @Test
  void aRecordKeepsItsBytesItsKeyAndItsOffset() throws Exception {
    RawRecord raw = view(new ConsumerRecord<>("t", 0, 42, bytes("key"), bytes("value")));
    assertThat(raw.bytes()).isEqualTo(bytes("value"));
    assertThat(raw.length()).isEqualTo(5);
    assertThat(raw.key()).isEqualTo(bytes("key"));
    assertThat(raw.offset()).isEqualTo(42);
  }

  @Test
  void aRecordWithoutKeyOrValueIsEmpty() throws Exception {
    RawRecord raw = view(new ConsumerRecord<>("t", 0, 43, null, null));
    assertThat(raw.length()).isZero();
    assertThat(raw.key()).isEmpty();
    assertThat(raw.offset()).isEqualTo(43);
  }

  @Test
  void headersAreKeptWhereTheyAreWanted() throws Exception {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>("t", 0, 44, bytes("key"), bytes("value"));
    record.headers().add("\u00e4", bytes("1")).add("\u00e4", null).add("", new byte[0]);
    assertThat(view(record, false).headers()).isEmpty();
    assertThat(HeaderBytes.read(view(record, true).headers())).isEqualTo(record.headers());
  }

  @Test
  void aRecordWithoutHeadersHasNoBytesOfThem() throws Exception {
    RawRecord raw = view(new ConsumerRecord<>("t", 0, 45, bytes("key"), bytes("value")), true);
    assertThat(raw.headers()).isEmpty();
    assertThat(HeaderBytes.read(raw.headers())).isEmpty();
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

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
