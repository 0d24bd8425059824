package dev.eddy.streaming.pacing;

import java.nio.charset.StandardCharsets;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The layout of a stub enumerator's checkpoint. */
final class TextSerializer implements SimpleVersionedSerializer<String> {
  @Override
  public int getVersion() {
    return 3;
  }

  @Override
  public byte[] serialize(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String deserialize(int version, byte[] serialized) {
    return new String(serialized, StandardCharsets.UTF_8);
  }
}
