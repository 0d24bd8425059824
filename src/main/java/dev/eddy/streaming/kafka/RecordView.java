package dev.eddy.streaming.kafka;

import dev.eddy.streaming.wire.RawRecord;
import java.nio.ByteBuffer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Shows the bytes of a consumer record as they are: what is wrong with them is for the parser to
 * say, because a deserializer that throws restarts the job for ever. A record without a value is an
 * empty one.
 */
final class RecordView implements KafkaRecordDeserializationSchema<RawRecord> {
  private static final long serialVersionUID = 1L;
  private static final byte[] NOTHING = new byte[0];

  private final boolean keepsHeaders;

  // Runtime: one view for all records, made where the reader runs.
  private transient RawRecord view;

  /**
   * Shows keys and values.
   *
   * @param keepsHeaders whether headers are shown, too
   */
  RecordView(boolean keepsHeaders) {
    this.keepsHeaders = keepsHeaders;
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out) {
    if (view == null) {
      view = new RawRecord();
    }
    ByteBuffer value = ValueBuffer.of(record);
    int from = value.arrayOffset() + value.position();
    byte[] key = record.key() == null ? NOTHING : record.key();
    view.set(value.array(), from, from + value.remaining(), key, record.offset())
        .at(record.timestamp());
    if (keepsHeaders) {
      view.withHeaders(HeaderBytes.of(record.headers()));
    }
    out.collect(view);
  }

  @Override
  public TypeInformation<RawRecord> getProducedType() {
    return TypeInformation.of(RawRecord.class);
  }
}
