package dev.eddy.streaming.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.streaming.pacing.PacedSplit.Passes;
import dev.eddy.streaming.steps.StepState;
import dev.eddy.streaming.wire.RawBlock;
import dev.eddy.streaming.wire.SplitMark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacedSplitSerializerTest {
  private static final PacedSplit<StubSource.Split> SPLIT =
      new PacedSplit<>(
          new StubSource.Split("a"),
          new StepState(
              1L << 40,
              1L << 41,
              new RawBlock(
                  new SplitMark(0, 3, 2, new long[] {0, 1}),
                  4,
                  new byte[] {5},
                  new int[] {1},
                  new long[] {6},
                  new byte[] {7},
                  new int[] {1},
                  List.of())),
          new long[] {1, 2},
          PacedSplit.Phase.EXHAUSTED,
          new Passes<>(new StubSource.Split("b"), 8));

  private final PacedSplitSerializer<StubSource.Split> serializer =
      new PacedSplitSerializer<>(new SplitNameSerializer());

  @Test
  void aSplitComesBackEqual() throws IOException {
    assertEqual(serializer.deserialize(1, serializer.serialize(SPLIT)), SPLIT);
    PacedSplit<StubSource.Split> fresh =
        PacedSplit.start(new StubSource.Split(""), StepState.founder(0, 1, 0), 1);
    assertEqual(serializer.deserialize(1, serializer.serialize(fresh)), fresh);
  }

  @Test
  void theLayoutIsThatOfVersionOne() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/golden/paced-split-v1.hex")) {
      String hex = new String(in.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", "");
      assertThat(serializer.getVersion()).isEqualTo(1);
      assertThat(HexFormat.of().formatHex(serializer.serialize(SPLIT))).isEqualTo(hex);
    }
  }

  @Test
  void aVersionOfTheFutureIsRefused() {
    assertThatThrownBy(() -> serializer.deserialize(2, serializer.serialize(SPLIT)))
        .isInstanceOf(IOException.class)
        .hasMessage("split version must be 1, was 2");
  }

  private static void assertEqual(
      PacedSplit<StubSource.Split> actual, PacedSplit<StubSource.Split> expected) {
    assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
  }
}
