package dev.eddy.job.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OptionCatalogTest {
  private static final List<Class<?>> HOLDERS =
      List.of(
          InputOptions.class,
          CsvOptions.class,
          ModelOptions.class,
          TrainingOptions.class,
          OutputOptions.class);

  @Test
  void everyOptionIsInTheCatalogOnce() throws IllegalAccessException {
    List<Option<?>> declared = new ArrayList<>();
    for (Class<?> holder : HOLDERS) {
      for (Field field : holder.getFields()) {
        if (field.getType() == Option.class) {
          declared.add((Option<?>) field.get(null));
        }
      }
    }
    assertThat(options()).containsExactlyInAnyOrderElementsOf(declared);
    assertThat(options().stream().map(Option::key)).doesNotHaveDuplicates();
  }

  @Test
  void everyOptionSaysWhatItIsFor() {
    assertThat(options())
        .allSatisfy(
            option -> {
              assertThat(option.key()).matches("[a-z]+(\\.[a-z]+(-[a-z]+)*)+");
              assertThat(option.rule()).isNotBlank();
            });
    assertThat(OptionTable.markdown()).doesNotContain("| |\n", "null");
  }

  @Test
  void theDocumentationHasTheOptionsAsTheyAre() throws IOException {
    // `scripts/eddy options` prints what stands behind the heading.
    assertThat(Files.readString(Path.of("docs", "options.md"))).endsWith(OptionTable.markdown());
  }

  private static List<Option<?>> options() {
    Stream<Option<?>> all = OptionCatalog.byGroup().values().stream().flatMap(List::stream);
    return all.toList();
  }
}
