package dev.eddy.streaming.kafka;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

/**
 * Leaves a record's value where it lies in what was fetched, instead of copying each: the next step
 * copies it anyway.
 *
 * <p>The connector wants a deserializer of byte arrays and gives out records of them, but never
 * looks at a value, and the types of neither are known while the job runs. A name of our own,
 * because it looks for the type where a deserializer is declared to be one.
 */
public final class ValueBuffer extends ByteBufferDeserializer {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /** Returns the value that this deserializer left in a record, empty for none. */
  static ByteBuffer of(ConsumerRecord<byte[], byte[]> record) {
    ConsumerRecord<?, ?> untyped = record;
    return untyped.value() == null ? NOTHING : (ByteBuffer) untyped.value();
  }
}
