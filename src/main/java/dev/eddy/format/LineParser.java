package dev.eddy.format;

import dev.eddy.format.bytes.Excerpt;
import dev.eddy.format.bytes.LineBounds;
import dev.eddy.format.bytes.NumberScanner;
import dev.eddy.format.interaction.FeaturePairs;
import dev.eddy.learning.example.ExampleBuffer;
import dev.eddy.learning.loss.LabelRule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What all formats of one line a record share: its limits, its end, its label. */
abstract class LineParser implements RecordParser {
  /** What reading a part of a record returns, instead of an index, when it was rejected. */
  static final int REJECTED = -1;

  private static final Verdict EMPTY = Verdict.rejected("record must not be empty");

  final NumberScanner numbers = new NumberScanner();
  final KeyReader key;

  private final ParserSettings settings;
  private final LabelRule labels;
  private final List<byte[]> names;
  private final FeaturePairs pairs;
  private Verdict rejection = EMPTY;

  LineParser(ParserSettings settings) {
    this.settings = settings;
    this.labels = settings.labels().rule();
    this.names =
        settings.labels().names().stream()
            .map(name -> name.getBytes(StandardCharsets.UTF_8))
            .toList();
    this.key = new KeyReader(settings.key());
    this.pairs = new FeaturePairs(settings.interactions(), settings.bits());
  }

  @Override
  public final Verdict parse(byte[] bytes, int from, int to, ExampleBuffer example) {
    example.clear();
    if (to - from > settings.recordLengthMax()) {
      return Verdict.rejected(
          "record must be at most %d bytes, had more".formatted(settings.recordLengthMax()));
    }
    int start = LineBounds.start(bytes, from, to);
    int end = LineBounds.end(bytes, start, to);
    if (LineBounds.isBlank(bytes, start, end)) {
      return EMPTY;
    }
    key.clear();
    Verdict verdict = parseLine(bytes, start, end, example);
    if (!verdict.isAccepted()) {
      return verdict;
    }
    String keyProblem = key.finish();
    if (!keyProblem.isEmpty()) {
      return Verdict.rejected(keyProblem);
    }
    String pairProblem = pairs.isEmpty() ? "" : pairs.addTo(example);
    if (!pairProblem.isEmpty()) {
      return Verdict.rejected(pairProblem);
    }
    return Double.isNaN(example.label()) ? Verdict.unlabeled() : verdict;
  }

  /**
   * Parses a line that is not blank and has no line end. An accepted one whose label was not set is
   * unlabeled.
   */
  abstract Verdict parseLine(byte[] bytes, int from, int to, ExampleBuffer example);

  /** Remembers why the record is rejected. */
  final int reject(String reason) {
    rejection = Verdict.rejected(reason);
    return REJECTED;
  }

  /** Remembers which rule {@code bytes[from, to)} broke. */
  final int reject(String rule, byte[] bytes, int from, int to) {
    return reject(rule + ", was " + Excerpt.of(bytes, from, to));
  }

  final int rejectEmpty() {
    rejection = EMPTY;
    return REJECTED;
  }

  /** Returns the reason last remembered. */
  final Verdict rejection() {
    return rejection;
  }

  /** Reads {@code bytes[from, to)} as the label. */
  final int readLabel(byte[] bytes, int from, int to, ExampleBuffer example) {
    if (!names.isEmpty()) {
      return readName(bytes, from, to, example);
    }
    if (numbers.scanAll(bytes, from, to) && labels.isLabel(numbers.number())) {
      example.label(labels.labelOf(numbers.number()));
      return to;
    }
    return reject("label must be " + labels.labelRule(), bytes, from, to);
  }

  /** Whether labels are the names of classes. */
  final boolean hasNamedLabels() {
    return !names.isEmpty();
  }

  private int readName(byte[] bytes, int from, int to, ExampleBuffer example) {
    for (int i = 0; i < names.size(); i++) {
      byte[] name = names.get(i);
      if (Arrays.equals(name, 0, name.length, bytes, from, to)) {
        example.label(i);
        return to;
      }
    }
    return reject("label must be one of " + settings.labels().names(), bytes, from, to);
  }

  /** Reads {@code bytes[from, to)} as the importance. */
  final int readImportance(byte[] bytes, int from, int to, ExampleBuffer example) {
    boolean isNumber = numbers.scanAll(bytes, from, to);
    double importance = numbers.number();
    if (!isNumber || !(importance >= 0) || importance > ExampleBuffer.IMPORTANCE_MAX) {
      return reject("importance must be a number from 0 to 1e6", bytes, from, to);
    }
    example.importance(importance + 0.0); // -0 is 0.
    return to;
  }

  /** Goes on at {@code at} without a label if that is allowed. */
  final int missLabel(int at) {
    return settings.admitsUnlabeled() ? at : reject("label must not be missing");
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  static int skipBlanks(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  /** Returns the index of the next blank, {@code to} when there is none. */
  static int wordEnd(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && !isBlank(bytes[at])) {
      at++;
    }
    return at;
  }
}
