package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.streaming.probe.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingPlansTest {
  @TempDir Path folder;

  @Test
  void aModelInTheBackgroundIsAsManySlicesAgainAndHasNoTrace() throws IOException {
    Path input = Files.writeString(folder.resolve("input.libsvm"), "1 1:2\n");
    Configuration options =
        Configuration.fromMap(
            Map.of(
                "input.path", input.toString(),
                "output.directory", folder.resolve("output").toString(),
                "model.bits", "4",
                "training.slices", "3",
                "evaluation.drift-detector", "ddm",
                "drift.reaction", "background"));
    TrainingPlan plan = TrainingPlans.of(options, Probe.NONE);
    assertThat(plan.loop().modelCount()).isEqualTo(2);
    assertThat(plan.loop().sliceCount()).isEqualTo(6);
    options.setString("output.theta-trace", "true");
    assertThatThrownBy(() -> TrainingPlans.of(options, Probe.NONE))
        .hasMessageStartingWith("drift.reaction must not be background with output.theta-trace");
  }
}
