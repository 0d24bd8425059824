package dev.eddy.streaming.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.streaming.pacing.EnumeratorState.Pending;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnumeratorStateSerializerTest {
  private static final EnumeratorState<StubSource.Split, String> STATE =
      new EnumeratorState<>("inner", 3, List.of(new Pending<>(new StubSource.Split("split-4"), 2)));

  private final EnumeratorStateSerializer<StubSource.Split, String> serializer =
      new EnumeratorStateSerializer<>(new TextSerializer(), new SplitNameSerializer());

  @Test
  void aStateComesBackEqual() throws IOException {
    assertThat(serializer.deserialize(1, serializer.serialize(STATE))).isEqualTo(STATE);
    EnumeratorState<StubSource.Split, String> nobodyWaits = new EnumeratorState<>("", 1, List.of());
    assertThat(serializer.deserialize(1, serializer.serialize(nobodyWaits))).isEqualTo(nobodyWaits);
  }

  @Test
  void theLayoutIsThatOfItsVersion() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/golden/enumerator-state-v1.hex")) {
      String hex = new String(in.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", "");
      assertThat(HexFormat.of().formatHex(serializer.serialize(STATE))).isEqualTo(hex);
    }
  }

  @Test
  void aVersionOfTheFutureIsRefused() {
    assertThatThrownBy(() -> serializer.deserialize(2, serializer.serialize(STATE)))
        .isInstanceOf(IOException.class)
        .hasMessage("enumerator version must be 1, was 2");
  }
}
