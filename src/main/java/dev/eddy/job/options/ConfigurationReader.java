package dev.eddy.job.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.YamlParserUtils;

/** Reads options from a YAML file, nested or dotted, and from the command line, which wins. */
public final class ConfigurationReader {
  private ConfigurationReader() {}

  /**
   * Returns all options that are set.
   *
   * @throws IllegalArgumentException if the file cannot be read or an option is unknown
   */
  public static Configuration read(Optional<Path> file, Map<String, String> overrides) {
    Map<String, String> options = new LinkedHashMap<>();
    file.ifPresent(path -> flatten("", load(path), options));
    options.putAll(overrides);
    options.keySet().forEach(OptionCatalog::requireKnown);
    return Configuration.fromMap(options);
  }

  private static Map<?, ?> load(Path path) {
    String yaml;
    try {
      yaml = Files.readString(path);
    } catch (IOException e) {
      throw new IllegalArgumentException("--config must be a readable file, was " + path, e);
    }
    return parse(path, yaml);
  }

  private static Map<?, ?> parse(Path path, String yaml) {
    try {
      Map<?, ?> options = YamlParserUtils.convertToObject(yaml, Map.class);
      // Nothing but comments, or nothing at all, is no map.
      return options == null ? Map.of() : options;
    } catch (RuntimeException e) {
      String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
      throw new IllegalArgumentException(
          "--config must be YAML of nested or dotted options, was %s: %s".formatted(path, problem),
          e);
    }
  }

  private static void flatten(String prefix, Map<?, ?> nested, Map<String, String> options) {
    nested.forEach(
        (name, value) -> {
          String key = prefix + name;
          if (value instanceof Map<?, ?> deeper) {
            flatten(key + ".", deeper, options);
          } else if (value == null) {
            throw new IllegalArgumentException(key + " must have a value, was empty");
          } else {
            options.put(key, text(value));
          }
        });
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(Object::toString).collect(Collectors.joining(";"))
        : value.toString();
  }
}
