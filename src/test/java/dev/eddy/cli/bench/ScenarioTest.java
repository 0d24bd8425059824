package dev.eddy.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.optimizer.OptimizerType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScenarioTest {
  @Test
  void aStepHasTheBatchSizeInHoweverManySplits() {
    assertThat(options(Source.FILE, 1))
        .containsEntry("input.splits", "1")
        .containsEntry("training.batch-size", "4096");
    assertThat(options(Source.FILE, 2))
        .containsEntry("input.splits", "2")
        .containsEntry("training.batch-size", "2048");
  }

  @Test
  void aTopicIsSplitByItsPartitionsAlone() {
    assertThat(options(Source.KAFKA, 2))
        .doesNotContainKey("input.splits")
        .containsEntry("training.batch-size", "1024");
  }

  @Test
  void aStepHasRoomForTheBytesOfItsExamples() {
    assertThat(options(Source.FILE, 2)).containsEntry("training.batch-bytes-max", "4194304b");
  }

  private static Map<String, String> options(Source source, int splits) {
    BenchSettings settings =
        new BenchSettings(
            Path.of("bench"),
            List.of(DataSet.TEXT),
            List.of(source),
            List.of(OptimizerType.ADAGRAD),
            List.of(2),
            Optional.empty(),
            1,
            Optional.empty(),
            4096,
            splits,
            false,
            false,
            Map.of());
    return new Scenario(DataSet.TEXT, source, OptimizerType.ADAGRAD).options(settings);
  }
}
