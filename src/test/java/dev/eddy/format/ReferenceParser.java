package dev.eddy.format;

import dev.eddy.format.bytes.FeatureHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The formats once more, slowly and by regular expressions, for the settings of {@link
 * GoodRecords}: what the parsers say is held to it.
 */
final class ReferenceParser {
  private static final String NUMBER = "[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?";
  private static final Pattern LIBSVM_FEATURE = Pattern.compile("0*(\\d{1,18}):(" + NUMBER + ")");
  private static final Pattern NAMESPACE =
      Pattern.compile("([^ \\t:]*)(?::(" + NUMBER + "))?((?:[ \\t].*)?)", Pattern.DOTALL);
  private static final Pattern VW_FEATURE =
      Pattern.compile("([^:]+)(?::(" + NUMBER + "))?", Pattern.DOTALL);
  private static final Pattern CELL =
      Pattern.compile("\\G *+(?:\"((?:[^\"]|\"\")*+)\" *|(?!\")([^,]*?) *)(,|\\z)", Pattern.DOTALL);
  private static final FeatureHash HASH = new FeatureHash(18);

  private final List<Integer> features = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();
  private double label;

  private ReferenceParser() {}

  /** What an accepted record holds. */
  record Example(double label, List<Integer> features, List<Double> values) {}

  /** Returns the example that a record is, a char a byte. */
  static Optional<Example> parse(FormatType type, String record) {
    String line = record.startsWith("\u00ef\u00bb\u00bf") ? record.substring(3) : record;
    line = line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
    line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    if (type == FormatType.JSON) {
      return JsonReference.parse(line);
    }
    ReferenceParser parser = new ReferenceParser();
    boolean isExample =
        switch (type) {
          case LIBSVM -> parser.isLibsvm(line);
          case VW -> parser.isVw(line);
          case CSV -> parser.isCsv(line);
          case JSON -> throw new IllegalStateException("json has a reference of its own");
        };
    return isExample
        ? Optional.of(new Example(parser.label, parser.features, parser.values))
        : Optional.empty();
  }

  private boolean isLibsvm(String line) {
    List<String> words = words(line.indexOf('#') < 0 ? line : line.substring(0, line.indexOf('#')));
    if (words.isEmpty() || !takeLabel(words.get(0))) {
      return false;
    }
    Set<String> indices = new HashSet<>();
    for (String word : words.subList(1, words.size())) {
      Matcher matcher = LIBSVM_FEATURE.matcher(word);
      if (!matcher.matches()
          || !indices.add(matcher.group(1))
          || !take(coordinate(matcher.group(1)), Double.parseDouble(matcher.group(2)))) {
        return false;
      }
    }
    return true;
  }

  private boolean isVw(String line) {
    int bar = line.indexOf('|');
    if (bar < 0 || !isVwHead(line.substring(0, bar))) {
      return false;
    }
    for (String section : line.substring(bar + 1).split("\\|", -1)) {
      Matcher namespace = NAMESPACE.matcher(section);
      if (!namespace.matches() || !takeNamespace(namespace)) {
        return false;
      }
    }
    return true;
  }

  private boolean isVwHead(String head) {
    List<String> words = words(head);
    if (words.isEmpty() || !takeLabel(words.get(0))) {
      return false;
    }
    boolean touchesBar = !head.endsWith(" ") && !head.endsWith("\t");
    List<String> rest = new ArrayList<>(words.subList(1, words.size()));
    boolean endsWithTag =
        !rest.isEmpty() && (touchesBar || rest.get(rest.size() - 1).startsWith("'"));
    if (endsWithTag) {
      rest.remove(rest.size() - 1);
    }
    return rest.isEmpty()
        || (rest.size() == 1
            && rest.get(0).matches(NUMBER)
            && Double.parseDouble(rest.get(0)) >= 0
            && Double.parseDouble(rest.get(0)) <= 1e6);
  }

  private boolean takeNamespace(Matcher namespace) {
    String name = namespace.group(1);
    double weight = namespace.group(2) == null ? 1 : Double.parseDouble(namespace.group(2));
    if (!(Math.abs(weight) <= 1e38)) {
      return false;
    }
    for (String word : words(namespace.group(3))) {
      Matcher feature = VW_FEATURE.matcher(word);
      if (!feature.matches()) {
        return false;
      }
      double value = feature.group(2) == null ? 1 : Double.parseDouble(feature.group(2));
      if (!(Math.abs(value) <= 1e38)
          || !take(coordinate(name, feature.group(1)), value * settled(weight))) {
        return false;
      }
    }
    return true;
  }

  private boolean isCsv(String line) {
    List<String> cells = new ArrayList<>();
    Matcher matcher = CELL.matcher(line);
    boolean isLast = false;
    while (!isLast && matcher.find()) {
      String quoted = matcher.group(1);
      cells.add(quoted == null ? matcher.group(2) : quoted.replace("\"\"", "\""));
      isLast = matcher.group(3).isEmpty();
    }
    return isLast
        && cells.size() == 4
        && takeLabel(cells.get(0))
        && takeNumber("amount", cells.get(1))
        && (cells.get(2).isEmpty() || take(coordinate("city=" + cells.get(2)), 1))
        && takeNumber("count", cells.get(3));
  }

  private boolean takeNumber(String column, String cell) {
    return cell.isEmpty()
        || (cell.matches(NUMBER) && take(coordinate(column), Double.parseDouble(cell)));
  }

  private boolean takeLabel(String word) {
    double number = word.matches(NUMBER) ? Double.parseDouble(word) : Double.NaN;
    label = number == 1 ? 1 : 0;
    return number == 1 || number == 0 || number == -1;
  }

  private boolean take(int coordinate, double value) {
    features.add(coordinate);
    values.add(settled(value));
    return Math.abs(value) <= 1e38;
  }

  private static double settled(double value) {
    return Math.abs(value) < 1e-38 ? 0 : value;
  }

  private static int coordinate(String namespace, String name) {
    byte[] seed = namespace.getBytes(StandardCharsets.ISO_8859_1);
    byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
    return namespace.isEmpty()
        ? coordinate(name)
        : HASH.coordinate(bytes, 0, bytes.length, FeatureHash.string(seed, 0, seed.length, 0));
  }

  private static int coordinate(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
    return HASH.coordinate(bytes, 0, bytes.length);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.split("[ \\t]+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }
}
