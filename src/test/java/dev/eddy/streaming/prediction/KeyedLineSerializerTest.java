package dev.eddy.streaming.prediction;

import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.layout.MessageSerializerContract;
import java.util.List;

class KeyedLineSerializerTest extends MessageSerializerContract<KeyedLine> {

  @Override
  protected MessageSerializer<KeyedLine> serializer() {
    return new KeyedLineSerializer();
  }

  @Override
  protected List<KeyedLine> messages() {
    return List.of(
        new KeyedLine(new byte[] {1, 2}, new byte[] {-3}, "{\"split\":\"\u00e4\u4e00\"}"),
        new KeyedLine(new byte[0], new byte[0], "x".repeat(100_000)));
  }

  @Override
  protected String golden() {
    return "keyed-line";
  }
}
