package dev.eddy.cli.tune;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One choice of values.
 *
 * @param number from 1 on
 * @param options in the order of the grid
 */
record Variant(int number, Map<String, String> options) {

  Variant {
    if (number < 1) {
      throw new IllegalArgumentException("number must be >= 1, was " + number);
    }
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** Returns what its folder is called. */
  String name() {
    return "variant-%02d".formatted(number);
  }
}
