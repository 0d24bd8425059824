package dev.eddy.cli.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.format.generated.DenseStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContenderRunTest {
  private static final int COUNT = 100_000;

  @TempDir private Path folder;

  @Test
  void profiledLoopSaysWhatAllItsTimeWasSpentOn() throws Exception {
    Measurement run = loop(true);
    assertThat(run.examples()).isEqualTo(COUNT);
    assertThat(run.logLoss()).isBetween(0.5, 0.7);
    assertThat(run.cpuSeconds()).isPositive();
    assertThat(run.memory().peakBytes()).isPositive();
    assertThat(run.shares().values()).allMatch(share -> share >= 0 && share <= 1);
    double sum = run.shares().values().stream().mapToDouble(Double::doubleValue).sum();
    assertThat(sum).isCloseTo(1, within(1e-9));
    assertThat(run.shares().getOrDefault(Work.PARSE, 0.0)).isPositive();
  }

  @Test
  void measurementIsReadAsItWasWritten() throws Exception {
    Measurement run = loop(false);
    Path file = folder.resolve("measurement.json");
    run.write(file);
    assertThat(Measurement.read(file)).isEqualTo(run);
    assertThat(Files.readAllLines(file)).hasSize(1);
  }

  private Measurement loop(boolean isProfiled) throws Exception {
    Configuration options =
        Configuration.fromMap(
            Map.of(
                "input.path", file().toString(),
                "training.optimizer", "nag",
                "model.bits", "10"));
    PrintStream unheard = new PrintStream(OutputStream.nullOutputStream(), true);
    return ContenderRun.of(Contestant.LOOP, options, isProfiled, unheard);
  }

  private Path file() throws IOException {
    Path file = folder.resolve("dense.vw");
    try (OutputStream out = Files.newOutputStream(file)) {
      new DenseStream(1).writeTo(out, COUNT);
    }
    return file;
  }
}
