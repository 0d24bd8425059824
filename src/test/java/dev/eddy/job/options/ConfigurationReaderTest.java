package dev.eddy.job.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {
  @TempDir private Path folder;

  @Test
  void nestedAndDottedOptionsAreTheSame() throws IOException {
    String nested =
        """
        input:
          path: elec2.csv.gz
          csv: {label: class, ignore: [day, "a,b"]}
        training:
          optimizer: sgd
          optimizer.learning-rate: 0.1
        parallelism.default: 2
        """;
    assertThat(read(nested))
        .containsOnly(
            Map.entry("input.path", "elec2.csv.gz"),
            Map.entry("input.csv.label", "class"),
            Map.entry("input.csv.ignore", "day;a,b"),
            Map.entry("training.optimizer", "sgd"),
            Map.entry("training.optimizer.learning-rate", "0.1"),
            Map.entry("parallelism.default", "2"));
  }

  @Test
  void theCommandLineWinsOverTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("job.yaml"), "training.delay: 1\nmodel.bits: 20");
    assertThat(ConfigurationReader.read(Optional.of(file), Map.of("training.delay", "2")).toMap())
        .containsOnly(Map.entry("training.delay", "2"), Map.entry("model.bits", "20"));
  }

  @Test
  void anEmptyFileSetsNothing() throws IOException {
    assertThat(read("# nothing\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "training.optimzer, training.optimizer",
    "inputs.path, input.path",
    "model.bit, model.bits",
    "paralelism.default, parallelism.default",
    "execution.checkpointing.intervall, execution.checkpointing.interval",
  })
  void anUnknownOptionNamesTheNearest(String unknown, String nearest) {
    Map<String, String> options = Map.of(unknown, "1");
    assertThatThrownBy(() -> ConfigurationReader.read(Optional.empty(), options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("option must be known, was " + unknown + "; the nearest is ")
        .hasMessageEndingWith(nearest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "execution.checkpointing.interval",
        "state.backend.type",
        "restart-strategy.type",
        "taskmanager.memory.managed.size",
        "jobmanager.scheduler",
        "input.kafka.max.poll.records",
      })
  void whatBelongsToFlinkOrTheKafkaClientPassesThrough(String key) {
    assertThat(ConfigurationReader.read(Optional.empty(), Map.of(key, "1")).toMap())
        .containsKey(key);
  }

  @Test
  void aFileThatCannotBeReadIsRefused() {
    Optional<Path> missing = Optional.of(folder.resolve("missing.yaml"));
    assertThatThrownBy(() -> ConfigurationReader.read(missing, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--config must be a readable file, was " + missing.get());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: [\nb: }", "just words", "- a list"})
  void aFileThatIsNoYamlOfOptionsIsRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--config must be YAML of nested or dotted options, was ");
  }

  @Test
  void anOptionWithoutAValueIsRefused() {
    assertThatThrownBy(() -> read("training:\n  delay:\n"))
        .hasMessage("training.delay must have a value, was empty");
  }

  private Map<String, String> read(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("job.yaml"), yaml);
    return ConfigurationReader.read(Optional.of(file), Map.of()).toMap();
  }
}
