package dev.eddy.streaming.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The layout of a split of the stub source, of version 9. */
final class SplitNameSerializer implements SimpleVersionedSerializer<StubSource.Split> {
  @Override
  public int getVersion() {
    return 9;
  }

  @Override
  public byte[] serialize(StubSource.Split split) {
    return split.splitId().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public StubSource.Split deserialize(int version, byte[] serialized) {
    assertThat(version).isEqualTo(9);
    return new StubSource.Split(new String(serialized, StandardCharsets.UTF_8));
  }
}
