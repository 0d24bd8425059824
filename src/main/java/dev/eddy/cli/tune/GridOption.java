package dev.eddy.cli.tune;

import dev.eddy.job.options.OptionCatalog;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An option and the values to try.
 *
 * @param key of a known option
 * @param values at least one, all different
 */
record GridOption(String key, List<String> values) {

  GridOption {
    OptionCatalog.requireKnown(key);
    values = List.copyOf(values);
    if (values.isEmpty() || values.contains("") || new HashSet<>(values).size() < values.size()) {
      throw new IllegalArgumentException(
          "--grid %s must have values that are different and not empty, was %s"
              .formatted(key, String.join(",", values)));
    }
  }

  /**
   * Reads {@code key=a,b,c}; where there is a {@code |} it stands between the values, which may
   * then have commas.
   *
   * @throws IllegalArgumentException if it has another form or the option is unknown
   */
  static GridOption parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException("--grid must be KEY=VALUE,VALUE, was " + text);
    }
    String values = text.substring(equals + 1);
    String separator = values.contains("|") ? "|" : ",";
    return new GridOption(
        text.substring(0, equals), List.of(values.split(Pattern.quote(separator), -1)));
  }
}
