package dev.eddy.streaming.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/**
 * What holds for the layout of every message. The golden bytes of version v of a message lie under
 * {@code golden/<class>-v<v>.hex}, line breaks apart.
 */
public abstract class MessageSerializerContract<T> {

  /** Returns the serializer under test. */
  protected abstract MessageSerializer<T> serializer();

  /** Returns messages of every shape; the first one is that of the golden bytes. */
  protected abstract List<T> messages();

  /** Returns the name of the golden bytes without version. */
  protected abstract String golden();

  @Test
  void everyMessageComesBackEqual() throws IOException {
    for (T message : messages()) {
      assertEqual(read(written(message)), message);
    }
  }

  @Test
  void messagesOneBehindTheOtherDoNotMix() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    for (T message : messages()) {
      serializer().serialize(message, out);
    }
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    for (T message : messages()) {
      assertEqual(serializer().deserialize(in), message);
    }
    assertThat(in.available()).isZero();
  }

  @Test
  void everyVersionEverWrittenIsRead() throws IOException {
    for (int version = 1; version <= serializer().version(); version++) {
      assertEqual(read(goldenBytes(version)), messages().get(0));
    }
  }

  @Test
  void theLayoutIsThatOfItsVersion() throws IOException {
    assertThat(HexFormat.of().formatHex(written(messages().get(0))))
        .isEqualTo(HexFormat.of().formatHex(goldenBytes(serializer().version())));
  }

  @Test
  void aVersionOfTheFutureIsRefused() throws IOException {
    byte[] bytes = written(messages().get(0));
    bytes[0]++;
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version");
  }

  @Test
  void bytesThatEndEarlyAreRefused() throws IOException {
    byte[] bytes = written(messages().get(0));
    byte[] torn = Arrays.copyOf(bytes, bytes.length - 1);
    assertThatThrownBy(() -> read(torn)).isInstanceOf(IOException.class);
  }

  @Test
  void aCheckpointsSnapshotRestoresTheSerializer() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer().snapshotConfiguration());
    TypeSerializerSnapshot<T> snapshot =
        TypeSerializerSnapshot.readVersionedSnapshot(
            new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());
    assertThat(snapshot.restoreSerializer()).isEqualTo(serializer());
  }

  @Test
  void aDuplicateIsEqualAndIndependent() throws IOException {
    TypeSerializer<T> duplicate = serializer().duplicate();
    assertThat(duplicate).isEqualTo(serializer()).isNotSameAs(serializer());
    DataInputDeserializer in = new DataInputDeserializer(written(messages().get(0)));
    assertEqual(duplicate.deserialize(in), messages().get(0));
  }

  private byte[] written(T message) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer().serialize(message, out);
    return out.getCopyOfBuffer();
  }

  private T read(byte[] bytes) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    T message = serializer().deserialize(in);
    assertThat(in.available()).isZero();
    return message;
  }

  private byte[] goldenBytes(int version) throws IOException {
    String name = "/golden/%s-v%d.hex".formatted(golden(), version);
    try (InputStream in = MessageSerializerContract.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      String hex = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }
  }

  private void assertEqual(T actual, T expected) {
    assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
  }
}
