package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverrideFileTest {
  private static final List<String> SPLITS = List.of("clicks-0", "clicks-1");
  private static final String GOOD =
      "{\"split\":\"clicks-1\",\"offset\":7,\"interval\":9,\"cause\":\"late\"}";

  @TempDir private Path folder;

  @Test
  void linesThatARunHasWrittenAreRead() throws IOException {
    assertThat(OverrideFile.read(file(GOOD, GOOD), SPLITS)).isNotNull();
    assertThat(OverrideFile.read(file(), SPLITS)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{\"label\":1}",
        "{\"split\":\"clicks-0\",\"offset\":\"7\",\"interval\":9,\"cause\":\"late\"}",
        "{\"split\":\"clicks-0\",\"offset\":7,\"interval\":-9,\"cause\":\"late\"}",
        "{\"split\":\"clicks-0\",\"offset\":7,\"interval\":9,\"cause\":\"lazy\"}",
        "{\"split\":\"clicks-0\",\"offset\":7,\"interval\":9,\"cause\":\"late\"} {}"
      })
  void aLineThatIsNoOverrideIsRefusedByItsNumber(String line) throws IOException {
    String file = file(GOOD, line);
    assertThatThrownBy(() -> OverrideFile.read(file, SPLITS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("line 2 of input.overrides must be an object with split");
  }

  @Test
  void aSplitOfAnotherInputIsRefused() throws IOException {
    String file = file(GOOD.replace("clicks-1", "loans-0"));
    assertThatThrownBy(() -> OverrideFile.read(file, SPLITS))
        .hasMessage("split in line 1 of input.overrides must be one of the input, was loans-0");
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> OverrideFile.read("/no/such/file", SPLITS))
        .hasMessage("input.overrides must be a readable file, was /no/such/file");
  }

  private String file(String... lines) throws IOException {
    return Files.write(folder.resolve("overrides.jsonl"), List.of(lines)).toString();
  }
}
