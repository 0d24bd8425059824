package dev.eddy.streaming.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.junit.jupiter.api.Test;

class LineSplitSerializerTest {
  private static final LineSplit SPLIT =
      new LineSplit(3, "s3://bucket/f\u00fcr/a.csv", 1L << 40, Long.MAX_VALUE, 1L << 33);
  private static final List<LineSplit> SPLITS =
      List.of(SPLIT, new LineSplit(4, "file:/a.txt", 0, 7, 0));

  private final LineSplitSerializer one = new LineSplitSerializer();
  private final LineSplitsSerializer many = new LineSplitsSerializer();

  @Test
  void splitsComeBackEqual() throws IOException {
    assertThat(one.deserialize(1, one.serialize(SPLIT))).isEqualTo(SPLIT);
    assertThat(many.deserialize(1, many.serialize(SPLITS))).isEqualTo(SPLITS);
    assertThat(many.deserialize(1, many.serialize(List.of()))).isEmpty();
  }

  @Test
  void theLayoutIsThatOfItsVersion() throws IOException {
    assertThat(one.getVersion()).isEqualTo(1);
    assertThat(hex(one.serialize(SPLIT))).isEqualTo(hex(golden("line-split-v1")));
    assertThat(many.getVersion()).isEqualTo(1);
    assertThat(hex(many.serialize(SPLITS))).isEqualTo(hex(golden("line-splits-v1")));
  }

  @Test
  void everyVersionEverWrittenIsRead() throws IOException {
    assertThat(one.deserialize(1, golden("line-split-v1"))).isEqualTo(SPLIT);
    assertThat(many.deserialize(1, golden("line-splits-v1"))).isEqualTo(SPLITS);
  }

  @Test
  void aVersionOfTheFutureIsRefused() throws IOException {
    assertThatThrownBy(() -> one.deserialize(2, one.serialize(SPLIT)))
        .isInstanceOf(IOException.class)
        .hasMessage("line split version must be 1, was 2");
    assertThatThrownBy(() -> many.deserialize(2, many.serialize(SPLITS)))
        .isInstanceOf(IOException.class)
        .hasMessage("line splits version must be 1, was 2");
  }

  @Test
  void bytesThatEndEarlyAreRefused() throws IOException {
    assertTornIsRefused(one, one.serialize(SPLIT));
    assertTornIsRefused(many, many.serialize(SPLITS));
  }

  private static void assertTornIsRefused(SimpleVersionedSerializer<?> serializer, byte[] bytes) {
    byte[] torn = Arrays.copyOf(bytes, bytes.length - 1);
    assertThatThrownBy(() -> serializer.deserialize(1, torn)).isInstanceOf(IOException.class);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] golden(String name) throws IOException {
    String resource = "/golden/" + name + ".hex";
    try (InputStream in = LineSplitSerializerTest.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      String hex = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }
  }
}
