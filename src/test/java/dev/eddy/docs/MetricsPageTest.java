package dev.eddy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.streaming.meter.Meter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/metrics.md says what the catalogue says. */
class MetricsPageTest {

  /** Its rows are to be copied from this test's message. */
  @Test
  void theTableIsTheCatalogue() throws IOException {
    String rows = Arrays.stream(Meter.values()).map(this::row).collect(Collectors.joining("\n"));
    assertThat(Files.readString(Path.of("docs", "metrics.md")))
        .contains("| --- | --- | --- | --- |\n" + rows + "\n\n");
  }

  private String row(Meter meter) {
    return "| `%s.%s` | %s | %s | %s |"
        .formatted(
            meter.stage(),
            meter.id(),
            meter.kind().name().toLowerCase(Locale.ROOT),
            meter.label().isEmpty() ? "" : "`" + meter.label() + "`",
            meter.sentence());
  }
}
