package dev.eddy.format.names;

import dev.eddy.format.RecordFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Names by coordinate, as far as a sample of records has them: theta knows numbers only, and a name
 * is not to be had from its hash. Where several names share a coordinate, the first ones stand side
 * by side. A coordinate without a name is a feature that has this number for a name, or one that
 * the sample does not have.
 */
public final class FeatureNames {
  private static final int NAMES_MAX = 3;
  private static final FeatureNames NONE = new FeatureNames(Map.of());

  private final Map<Integer, Set<String>> names;

  private FeatureNames(Map<Integer, Set<String>> names) {
    this.names = names;
  }

  /** Returns no names. */
  public static FeatureNames none() {
    return NONE;
  }

  /**
   * Returns the names in a sample.
   *
   * @param sample records, some of which may be none
   */
  public static FeatureNames of(RecordFormat format, List<byte[]> sample) {
    Map<Integer, Set<String>> names = new TreeMap<>();
    NameSink sink =
        (coordinate, name) ->
            names.computeIfAbsent(coordinate, c -> new LinkedHashSet<>()).add(name);
    if (format instanceof RecordFormat.Csv csv) {
      new CsvNames(csv, sink).read(sample);
    } else if (format instanceof RecordFormat.Vw) {
      new VwNames(format.settings().bits(), sink).read(sample);
    }
    return new FeatureNames(names);
  }

  /** Returns what a coordinate is called, its number if nobody knows. */
  public String of(int coordinate) {
    Set<String> known = names.getOrDefault(coordinate, Set.of());
    if (known.isEmpty()) {
      return Integer.toString(coordinate);
    }
    String first = String.join(" or ", known.stream().limit(NAMES_MAX).toList());
    return known.size() > NAMES_MAX ? first + " or others" : first;
  }

  /** Takes a name and its coordinate. */
  @FunctionalInterface
  interface NameSink {
    void add(int coordinate, String name);
  }
}
