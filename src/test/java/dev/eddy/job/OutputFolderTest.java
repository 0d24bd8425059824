package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFolderTest {

  @Test
  void anAbsolutePathIsAFolderWithOrWithoutItsScheme() {
    assertThat(folder("/shared/run")).isEqualTo(Path.of("/shared/run"));
    assertThat(folder("file:///shared/run")).isEqualTo(Path.of("/shared/run"));
    assertThat(folder("/shared/other/../run")).isEqualTo(Path.of("/shared/run"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "run", "s3://bucket/run", "hdfs://host/run", "file:run"})
  void whatDependsOnWhoLooksIsRefused(String text) {
    assertThatThrownBy(() -> folder(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "output.directory must be a folder, was %s; it must be an absolute path on a disk that"
                    .formatted(text.isEmpty() ? "empty" : text)
                + " the whole cluster shares");
  }

  private static Path folder(String text) {
    return OutputFolder.of(Configuration.fromMap(Map.of("output.directory", text)));
  }
}
