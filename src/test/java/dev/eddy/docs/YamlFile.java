package dev.eddy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A file of YAML; keys in it must not come twice. */
final class YamlFile {
  private YamlFile() {}

  /** Returns its only document. */
  static Map<?, ?> read(Path file) throws IOException {
    List<Map<?, ?>> documents = readAll(file);
    assertThat(documents).as("documents of %s", file).hasSize(1);
    return documents.get(0);
  }

  static List<Map<?, ?>> readAll(Path file) throws IOException {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file.toString()).setAllowDuplicateKeys(false).build();
    List<Map<?, ?>> documents = new ArrayList<>();
    for (Object document : new Load(settings).loadAllFromString(Files.readString(file))) {
      documents.add((Map<?, ?>) document);
    }
    return documents;
  }

  /** Returns what stands at a path of keys. */
  static Object at(Object yaml, Object... path) {
    Object here = yaml;
    for (Object key : path) {
      here = here instanceof List<?> list ? list.get((Integer) key) : ((Map<?, ?>) here).get(key);
      assertThat(here).as("%s in %s", key, yaml).isNotNull();
    }
    return here;
  }

  static Map<?, ?> map(Object yaml, Object... path) {
    return (Map<?, ?>) at(yaml, path);
  }

  /** Returns all leaves of nested maps, under their keys with dots between, as text. */
  static Map<String, String> flatten(Map<?, ?> yaml) {
    Map<String, String> flat = new LinkedHashMap<>();
    flatten("", yaml, flat);
    return flat;
  }

  private static void flatten(String prefix, Map<?, ?> yaml, Map<String, String> flat) {
    yaml.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> nested) {
            flatten(prefix + key + ".", nested, flat);
          } else {
            flat.put(prefix + key, String.valueOf(value));
          }
        });
  }

  /** Returns the value of an element of a pom: the first one of that name. */
  static String pom(String file, String element) throws IOException {
    Matcher value =
        Pattern.compile("<" + Pattern.quote(element) + ">(.*)</")
            .matcher(Files.readString(Path.of(file)));
    assertThat(value.find()).as(element).isTrue();
    return value.group(1);
  }
}
