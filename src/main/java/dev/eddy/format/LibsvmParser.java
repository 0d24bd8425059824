package dev.eddy.format;

import dev.eddy.format.bytes.Excerpt;
import dev.eddy.format.bytes.FeatureHash;
import dev.eddy.format.bytes.Magnitude;
import dev.eddy.format.bytes.NumberScanner;
import dev.eddy.learning.example.ExampleBuffer;
import java.util.Arrays;

/**
 * Parses {@code label index:value index:value ... # comment}. A line that starts with a feature has
 * no label.
 *
 * <p>Indices are whole numbers from 0 in any order; one of 2^bits or more is hashed.
 */
final class LibsvmParser extends LineParser {
  private final FeatureHash hash;
  private final long keyIndex;

  private long[] indices = new long[64];
  private int indexCount;
  private boolean isAscending;
  private double value;

  LibsvmParser(ParserSettings settings) {
    super(settings);
    hash = new FeatureHash(settings.bits());
    keyIndex = keyIndex(settings.key());
  }

  /** Returns the feature index that a key names, -1 when there is no key. */
  static long keyIndex(KeyField key) {
    if (key.kind() == KeyField.Kind.NONE) {
      return -1;
    }
    if (!key.field().matches("\\d{1,18}")) {
      throw new IllegalArgumentException(
          key.option() + " must be a feature index for libsvm, was " + key.field());
    }
    return Long.parseLong(key.field());
  }

  @Override
  Verdict parseLine(byte[] bytes, int from, int to, ExampleBuffer example) {
    indexCount = 0;
    isAscending = true;
    int at = readFirst(bytes, skipBlanks(bytes, from, to), to, example);
    while (at != REJECTED) {
      at = skipBlanks(bytes, at, to);
      if (at == to || bytes[at] == '#') {
        return verdictOnIndices();
      }
      at = readFeature(bytes, at, to, example);
    }
    return rejection();
  }

  private int readFirst(byte[] bytes, int from, int to, ExampleBuffer example) {
    if (from == to) {
      return rejectEmpty();
    }
    int end = tokenEnd(bytes, from, to);
    int colon = colonOf(bytes, from, end);
    if (end == from) {
      return reject("label must not be missing");
    }
    if (colon < end) {
      // A feature; what it says is for the reader of features.
      return missLabel(from);
    }
    return readLabel(bytes, from, end, example);
  }

  private int readFeature(byte[] bytes, int from, int to, ExampleBuffer example) {
    int colon = numbers.scanWhole(bytes, from, to);
    long index = numbers.whole();
    if (colon == from || index < 0 || !(isTokenEnd(bytes, colon, to) || bytes[colon] == ':')) {
      return rejectIndex(bytes, from, tokenEnd(bytes, from, to));
    }
    if (isTokenEnd(bytes, colon, to) || isTokenEnd(bytes, colon + 1, to)) {
      return reject("value of feature " + index + " must not be missing");
    }
    int end = readValue(index, bytes, colon + 1, to);
    if (end == REJECTED) {
      return REJECTED;
    }
    example.add(coordinate(index, bytes, from, colon), value);
    remember(index);
    if (index == keyIndex) {
      key.take(bytes, colon + 1, end, example);
    }
    return end;
  }

  /** Reads a feature's value and keeps it. */
  private int readValue(long index, byte[] bytes, int from, int to) {
    // Binary features are all 1: not to scan it makes a line of them 1.5 times as fast.
    if (bytes[from] == '1' && isTokenEnd(bytes, from + 1, to)) {
      value = 1;
      return from + 1;
    }
    int end = numbers.scan(bytes, from, to);
    if (end == NumberScanner.NONE || !isTokenEnd(bytes, end, to)) {
      return reject(valueRule(index, "a finite number"), bytes, from, tokenEnd(bytes, from, to));
    }
    double number = numbers.number();
    if (!Magnitude.isAdmitted(number)) {
      return reject(valueRule(index, Magnitude.rule(number)), bytes, from, end);
    }
    value = Magnitude.settled(number);
    return end;
  }

  private int coordinate(long index, byte[] bytes, int from, int to) {
    int start = from;
    while (bytes[start] == '0' && start < to - 1) {
      start++;
    }
    return hash.coordinate(index, bytes, start, to);
  }

  private void remember(long index) {
    if (indexCount == indices.length) {
      indices = Arrays.copyOf(indices, 2 * indexCount);
    }
    isAscending &= indexCount == 0 || index > indices[indexCount - 1];
    indices[indexCount++] = index;
  }

  private Verdict verdictOnIndices() {
    if (isAscending) {
      return Verdict.accepted();
    }
    Arrays.sort(indices, 0, indexCount);
    for (int i = 1; i < indexCount; i++) {
      if (indices[i] == indices[i - 1]) {
        return Verdict.rejected("feature index must not repeat, " + indices[i] + " came twice");
      }
    }
    return Verdict.accepted();
  }

  private int rejectIndex(byte[] bytes, int from, int to) {
    int colon = colonOf(bytes, from, to);
    if (Arrays.equals(bytes, from, colon, new byte[] {'q', 'i', 'd'}, 0, 3)) {
      return reject("qid must not be given, was " + Excerpt.of(bytes, from, to));
    }
    return reject("feature index must be a whole number from 0 to 10^18 - 1", bytes, from, colon);
  }

  private static String valueRule(long index, String rule) {
    return "value of feature " + index + " must be " + rule;
  }

  private static boolean isTokenEnd(byte[] bytes, int at, int to) {
    return at == to || isBlank(bytes[at]) || bytes[at] == '#';
  }

  private static int tokenEnd(byte[] bytes, int from, int to) {
    int at = from;
    while (!isTokenEnd(bytes, at, to)) {
      at++;
    }
    return at;
  }

  private static int colonOf(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != ':') {
      at++;
    }
    return at;
  }
}
