package dev.eddy.cli.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.example.BatchBuilder;
import dev.eddy.learning.gradient.GradientKernel;
import dev.eddy.learning.metric.Evaluation;
import dev.eddy.streaming.server.ParameterServer;
import dev.eddy.streaming.wire.Block;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class WorkTest {

  @Test
  void innermostFrameOfAKnownHomeDecides() {
    assertThat(of(Arrays.class, GradientKernel.class, ParameterServer.class)).isEqualTo(Work.LEARN);
    assertThat(of(DataOutputSerializer.class, Block.class, ParameterServer.class))
        .isEqualTo(Work.SERIALIZE);
    assertThat(of(Block.class, ParameterServer.class)).isEqualTo(Work.SERIALIZE);
  }

  @Test
  void longestPrefixDecides() {
    assertThat(of(BatchBuilder.class)).isEqualTo(Work.PARSE);
    assertThat(of(Evaluation.class)).isEqualTo(Work.EVALUATE);
    assertThat(Work.of(List.of("org.apache.flink.runtime.io.network.buffer.Buffer")))
        .isEqualTo(Work.NETWORK);
    assertThat(Work.of(List.of("org.apache.flink.runtime.io.network.api.serialization.Spanning")))
        .isEqualTo(Work.SERIALIZE);
    assertThat(Work.of(List.of("org.apache.flink.runtime.rest.Handler"))).isEqualTo(Work.OTHER);
  }

  @Test
  void aStackOfNoKnownHomeIsOther() {
    assertThat(of(Arrays.class)).isEqualTo(Work.OTHER);
    assertThat(Work.of(List.of())).isEqualTo(Work.OTHER);
  }

  private static Work of(Class<?>... frames) {
    return Work.of(Arrays.stream(frames).map(Class::getName).toList());
  }
}
