package dev.eddy.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.cli.bench.measure.Measurement;
import dev.eddy.cli.bench.measure.Measurement.MemoryUse;
import dev.eddy.learning.optimizer.OptimizerType;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BitEqualityTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
  private final List<Map<String, String>> asked = new ArrayList<>();

  @Test
  void sameShardsAreRunAtSeveralParallelisms() throws Exception {
    assertThat(holds("0a", "0a", "0a")).isTrue();
    assertThat(asked)
        .extracting(options -> options.get("parallelism.default"))
        .containsExactly("1", "2", "4");
    assertThat(asked).allMatch(options -> options.get("training.shards").equals("4"));
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .hasSize(3)
        .noneMatch(line -> line.contains("differs"));
  }

  @Test
  void aRunThatDiffersIsNamed() throws Exception {
    assertThat(holds("0a", "0b", "0a")).isFalse();
    assertThat(said.toString(StandardCharsets.UTF_8).lines().toList().get(1))
        .isEqualTo("dense, file, nag at parallelism 2: theta 0b, gradients 0b, which differs");
  }

  private boolean holds(String... hashes) throws Exception {
    BenchSettings settings =
        new BenchSettings(
            folder,
            List.of(DataSet.DENSE),
            List.of(Source.FILE),
            List.of(OptimizerType.NAG),
            List.of(2),
            Optional.of(10),
            1,
            Optional.empty(),
            64,
            1,
            false,
            false,
            Map.of());
    Runner runner =
        run -> {
          asked.add(run.options());
          return measurement(hashes[asked.size() - 1]);
        };
    return new BitEquality(settings, runner, out).holds();
  }

  private static Measurement measurement(String hash) {
    return new Measurement(
        1, 10, 0.7, 1, 0, 1, new MemoryUse(0, 0, 0, 0), hash, hash, Map.of(), List.of());
  }
}
