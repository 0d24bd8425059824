package dev.eddy.streaming.report;

import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.layout.MessageSerializerContract;
import java.util.List;

class DeadLetterSerializerTest extends MessageSerializerContract<DeadLetter> {

  @Override
  protected MessageSerializer<DeadLetter> serializer() {
    return new DeadLetterSerializer();
  }

  @Override
  protected List<DeadLetter> messages() {
    byte[] nothing = new byte[0];
    return List.of(
        new DeadLetter(
            3, 1L << 40, new byte[] {1}, new byte[] {2, 3}, new byte[] {-4}, "was \u00e4"),
        new DeadLetter(0, 0, nothing, nothing, nothing, ""),
        new DeadLetter(0, 1, nothing, nothing, new byte[100_000], "x".repeat(100_000)));
  }

  @Override
  protected String golden() {
    return "dead-letter";
  }
}
