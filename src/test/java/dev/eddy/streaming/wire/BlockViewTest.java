package dev.eddy.streaming.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.example.BatchBuilder;
import dev.eddy.learning.example.ExampleBuffer;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A block whose examples are still in the arrays that they were gathered in. */
class BlockViewTest {
  private static final SplitMark MARK = new SplitMark(0, 1, 1, new long[0]);

  private final BlockSerializer serializer = new BlockSerializer();
  private final BatchBuilder builder = new BatchBuilder();
  private final ExampleBuffer example = new ExampleBuffer();

  @ParameterizedTest
  @ValueSource(doubles = {1, .5})
  void isWrittenAsIfItsArraysEndedWithTheLastExample(double value) throws IOException {
    add(value, 4, 9);
    add(value, 9);
    Block block = new Block(0, MARK, builder.view());
    assertThat(block.batch().slots()).hasSizeGreaterThan(3);

    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(block, out);
    Batch read = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer())).batch();

    assertThat(read.occurrenceCount()).isEqualTo(3);
    assertThat(read.isFactored()).isFalse();
    assertThat(read.slots()).containsExactly(4, 9, 9);
    assertThat(read.values()).containsExactly(value == 1 ? new double[0] : ofThree(value));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, .5})
  void itsCopyOutlivesTheNextExample(double value) {
    add(value, 4, 9);
    Batch copy = serializer.copy(new Block(0, MARK, builder.view())).batch();

    add(7 * value, 8, 8);
    builder.view();

    assertThat(copy.slots()).containsExactly(4, 9);
    assertThat(copy.values()).containsOnly(value == 1 ? new double[0] : new double[] {value});
  }

  private void add(double value, int... features) {
    example.clear();
    for (int feature : features) {
      example.add(feature, value);
    }
    builder.add(example);
  }

  private static double[] ofThree(double value) {
    return new double[] {value, value, value};
  }
}
