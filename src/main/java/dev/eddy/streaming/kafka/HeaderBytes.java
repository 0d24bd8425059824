package dev.eddy.streaming.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A record's headers as bytes that nobody else has to understand: length and UTF-8 of each name,
 * length and bytes of its value, length -1 for no value. No bytes for no headers.
 */
public final class HeaderBytes {
  private static final byte[] NOTHING = new byte[0];
  private static final int NO_VALUE = -1;

  private HeaderBytes() {}

  public static byte[] of(Headers headers) {
    int length = 0;
    for (Header header : headers) {
      byte[] value = header.value() == null ? NOTHING : header.value();
      length += 2 * Integer.BYTES + name(header).length + value.length;
    }
    if (length == 0) {
      return NOTHING;
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    for (Header header : headers) {
      byte[] name = name(header);
      bytes.putInt(name.length).put(name);
      if (header.value() == null) {
        bytes.putInt(NO_VALUE);
      } else {
        bytes.putInt(header.value().length).put(header.value());
      }
    }
    return bytes.array();
  }

  /** Returns the headers that {@link #of} wrote. */
  public static Headers read(byte[] bytes) {
    RecordHeaders headers = new RecordHeaders();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    while (in.hasRemaining()) {
      String name = new String(next(in, in.getInt()), StandardCharsets.UTF_8);
      int length = in.getInt();
      headers.add(name, length == NO_VALUE ? null : next(in, length));
    }
    return headers;
  }

  private static byte[] name(Header header) {
    return header.key().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] next(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
