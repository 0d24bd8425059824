package dev.eddy.streaming.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.streaming.layout.ByteRows;
import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.layout.MessageSerializerContract;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class StepOriginsSerializerTest extends MessageSerializerContract<StepOrigins> {

  @Override
  protected MessageSerializer<StepOrigins> serializer() {
    return new StepOriginsSerializer();
  }

  @Override
  protected List<StepOrigins> messages() {
    return List.of(
        new StepOrigins(
            2,
            1L << 33,
            new long[] {1L << 50, 3},
            new byte[] {127, 0},
            new double[] {-0.0, 1e-300},
            new ByteRows(new byte[] {9}, new int[] {0, 1}),
            new ByteRows(new byte[] {7, 8}, new int[] {2, 2})),
        new StepOrigins(
            0,
            0,
            new long[3000],
            new byte[3000],
            new double[3000],
            ByteRows.empty(),
            ByteRows.empty()));
  }

  @Override
  protected String golden() {
    return "step-origins";
  }

  @Test
  void aRecordWithoutALabelComesBackWithoutOne() throws IOException {
    StepOrigins origins =
        new StepOrigins(
            0,
            0,
            new long[2],
            new byte[2],
            new double[] {Double.NaN, 0},
            ByteRows.empty(),
            ByteRows.empty());
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer().serialize(origins, out);
    StepOrigins read = serializer().deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    assertThat(read.hasLabel(0)).isFalse();
    assertThat(read.hasLabel(1)).isTrue();
  }
}
