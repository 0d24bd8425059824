package dev.eddy.job.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
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
          JsonOptions.class,
          ModelOptions.class,
          TrainingOptions.class,
          OptimizerOptions.class,
          DescentOptions.class,
          DriftOptions.class,
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
  void everyOptionOfFlinkPassesThrough() {
    List<String> keys =
        new ClassFileImporter()
            .importPackages("org.apache.flink.configuration").stream()
                .filter(type -> type.getSimpleName().endsWith("Options"))
                .map(JavaClass::reflect)
                .flatMap(type -> FlinkKeys.of(type).stream())
                // Some hold only what comes behind the name of a metric or trace reporter.
                .filter(key -> key.matches("(?!factory|filter|scope).+\\..+"))
                .toList();
    assertThat(keys).contains("execution.checkpointing.snapshot-compression");
    assertThatCode(() -> keys.forEach(OptionCatalog::requireKnown)).doesNotThrowAnyException();
  }

  @Test
  void everyOptionSaysWhatItIsFor() {
    assertThat(options())
        .allSatisfy(
            option -> {
              assertThat(option.key()).matches("[a-z]+(\\.[a-z]+[12]?(-[a-z]+)*)+");
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
