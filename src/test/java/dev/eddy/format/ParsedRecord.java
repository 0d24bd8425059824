package dev.eddy.format;

import dev.eddy.format.bytes.Magnitude;
import dev.eddy.learning.example.ExampleBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A verdict with what the example then holds; of a record that was not accepted, that is nothing.
 *
 * @param features coordinates in the order of the record
 * @param values one a coordinate
 */
record ParsedRecord(
    Verdict verdict,
    double label,
    List<Integer> features,
    List<Double> values,
    long key,
    double numericKey) {

  /** Parses a whole array. */
  static ParsedRecord of(RecordParser parser, byte[] record) {
    return of(parser, record, 0, record.length);
  }

  /** Parses a text, in UTF-8. */
  static ParsedRecord of(RecordParser parser, String record) {
    return of(parser, record.getBytes(StandardCharsets.UTF_8));
  }

  static ParsedRecord of(RecordParser parser, byte[] bytes, int from, int to) {
    ExampleBuffer example = new ExampleBuffer();
    Verdict verdict = parser.parse(bytes, from, to, example);
    if (!verdict.isAccepted() && verdict.kind() != Verdict.Kind.UNLABELED) {
      return new ParsedRecord(verdict, Double.NaN, List.of(), List.of(), 0, 0);
    }
    List<Integer> features = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < example.featureCount(); i++) {
      features.add(example.feature(i));
      values.add(example.value(i));
    }
    return new ParsedRecord(
        verdict, example.label(), features, values, example.key(), example.numericKey());
  }

  /** Returns why the record was rejected, empty when it was not. */
  String reason() {
    return verdict.reason();
  }

  /** Returns what a mended parser would not have let through, empty when all is well. */
  String problem(int bits) {
    return switch (verdict.kind()) {
      case ACCEPTED -> Double.isFinite(label) ? problemOfExample(1 << bits) : "label " + label;
      case UNLABELED -> Double.isNaN(label) ? problemOfExample(1 << bits) : "label " + label;
      case REJECTED -> isReason(reason()) ? "" : "reason: " + reason();
      case SKIPPED -> reason().isEmpty() ? "" : "skipped with a reason: " + reason();
    };
  }

  private String problemOfExample(int coordinateCount) {
    if (!Double.isFinite(numericKey)) {
      return "key " + numericKey;
    }
    for (int i = 0; i < features.size(); i++) {
      boolean isCoordinate = features.get(i) >= 0 && features.get(i) < coordinateCount;
      if (!isCoordinate || !(Math.abs(values.get(i)) <= Magnitude.MAX)) {
        return "feature " + features.get(i) + ": " + values.get(i);
      }
    }
    return reason().isEmpty() ? "" : "accepted with a reason: " + reason();
  }

  /** One short line with name, rule and, unless there is none to show, the value. */
  private static boolean isReason(String reason) {
    boolean isOneLine = reason.chars().noneMatch(c -> c < ' ' || c == 0x7f || c == 0x2028);
    boolean hasRule = reason.indexOf(" must ") > 0;
    boolean hasValue =
        reason.contains(", was ")
            || reason.contains(", had ")
            || reason.endsWith(" came twice")
            || reason.endsWith(" must not be empty")
            || reason.endsWith(" must not be missing");
    return isOneLine && hasRule && hasValue && reason.length() <= 200;
  }
}
