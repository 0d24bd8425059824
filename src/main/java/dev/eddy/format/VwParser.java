package dev.eddy.format;

import dev.eddy.format.bytes.Digits;
import dev.eddy.format.bytes.Excerpt;
import dev.eddy.format.bytes.FeatureHash;
import dev.eddy.format.bytes.IdList;
import dev.eddy.format.bytes.Magnitude;
import dev.eddy.format.bytes.NumberScanner;
import dev.eddy.format.interaction.TermMasks;
import dev.eddy.learning.example.ExampleBuffer;

/**
 * Parses Vowpal Wabbit's text: {@code label [importance] ['tag]|namespace[:weight] name[:value] ...
 * |...}.
 *
 * <p>Names are hashed as Vowpal Wabbit does, the hash of the namespace being the seed; a whole
 * number in the namespace without a name is its own coordinate, unless it is 2^bits or more.
 */
final class VwParser extends LineParser {
  private static final byte[] ONE = {'1'};

  private final FeatureHash hash;
  private final boolean hasKey;
  private final TermMasks terms;
  private final boolean hasPairs;
  private final IdList ids = new IdList();

  // The namespace that is being read.
  private boolean isNamed;
  private boolean isKey;
  private int seed;
  private double weight;
  private long marks;

  VwParser(ParserSettings settings) {
    super(settings);
    hash = new FeatureHash(settings.bits());
    hasKey = key.isWanted();
    terms = new TermMasks(settings.interactions());
    hasPairs = !terms.isEmpty();
  }

  @Override
  Verdict parseLine(byte[] bytes, int from, int to, ExampleBuffer example) {
    int at = readHead(bytes, skipBlanks(bytes, from, to), to, example);
    while (at != REJECTED && at < to) {
      at = readNamespace(bytes, at + 1, to);
      if (at != REJECTED) {
        at = readFeatures(bytes, at, to, example);
      }
    }
    return at == REJECTED ? rejection() : Verdict.accepted();
  }

  /** Reads what stands before the first bar and returns the bar's index. */
  private int readHead(byte[] bytes, int from, int to, ExampleBuffer example) {
    if (from == to) {
      return rejectEmpty();
    }
    int bar = from;
    while (bar < to && bytes[bar] != '|') {
      bar++;
    }
    if (bar == to) {
      return reject("features must follow a |", bytes, from, to);
    }
    int labelEnd = wordEnd(bytes, from, bar);
    if (from == bar || bytes[from] == '\'') {
      return missLabel(from) == REJECTED ? REJECTED : readBehindLabel(bytes, from, bar, example);
    }
    if (readLabel(bytes, from, labelEnd, example) == REJECTED) {
      return REJECTED;
    }
    return readBehindLabel(bytes, skipBlanks(bytes, labelEnd, bar), bar, example);
  }

  /** Reads what stands between label and bar: perhaps the importance, perhaps a tag. */
  private int readBehindLabel(byte[] bytes, int from, int bar, ExampleBuffer example) {
    int at = from;
    if (at < bar && !isTag(bytes, at, bar)) {
      int end = wordEnd(bytes, at, bar);
      if (readImportance(bytes, at, end, example) == REJECTED) {
        return REJECTED;
      }
      at = skipBlanks(bytes, end, bar);
    }
    if (at < bar && isTag(bytes, at, bar)) {
      at = skipBlanks(bytes, wordEnd(bytes, at, bar), bar);
    }
    return at == bar
        ? bar
        : reject("only label, importance and tag must stand before the |", bytes, at, bar);
  }

  /** As in Vowpal Wabbit, a tag begins with a quote or touches the bar. */
  private static boolean isTag(byte[] bytes, int from, int bar) {
    return bytes[from] == '\'' || wordEnd(bytes, from, bar) == bar;
  }

  private int readNamespace(byte[] bytes, int from, int to) {
    int end = nameEnd(bytes, from, to);
    isNamed = end > from;
    seed = isNamed ? FeatureHash.string(bytes, from, end, 0) : 0;
    isKey = hasKey && isNamed && key.matches(bytes, from, end);
    weight = 1;
    marks = hasPairs && isNamed ? terms.of(bytes, from, end) : 0;
    if (end == to || bytes[end] != ':') {
      return end;
    }
    int weightEnd = readValue(bytes, from, end, to);
    weight = Magnitude.settled(numbers.number());
    return weightEnd;
  }

  /** Reads features up to the next bar or the end. */
  private int readFeatures(byte[] bytes, int from, int to, ExampleBuffer example) {
    if (hasPairs) {
      example.mark(marks);
    }
    int shorts = hasKey ? from : readShorts(bytes, readIds(bytes, from, to, example), to, example);
    int at = skipBlanks(bytes, shorts, to);
    while (at != REJECTED && at < to && bytes[at] != '|') {
      at = readAnyFeature(bytes, at, to, example);
      if (at != REJECTED) {
        at = skipBlanks(bytes, at, to);
      }
    }
    return at;
  }

  /**
   * Reads features as long as each is a blank and a short number without a value, none of them if a
   * number is to be hashed. Returns where the last of them ends.
   */
  private int readIds(byte[] bytes, int from, int to, ExampleBuffer example) {
    if (weight != 1) {
      return from;
    }
    int end = ids.read(bytes, from, to);
    if (isNamed) {
      for (int i = 0; i < ids.count(); i++) {
        example.add(hash.coordinate(ids.ids()[i], seed));
      }
      return end;
    }
    if (!hash.isCoordinate(ids.union())) {
      return from;
    }
    example.add(ids.ids(), ids.count());
    return end;
  }

  /**
   * Reads features as long as each is a blank and a short number, as most are: one load has such a
   * name whole. A value may follow it. Returns where that ends.
   */
  private int readShorts(byte[] bytes, int from, int to, ExampleBuffer example) {
    int last = Math.min(to - 1, bytes.length - 1 - Digits.LANES);
    int at = from;
    while (at < last && bytes[at] == ' ') {
      long lanes = Digits.load(bytes, at + 1);
      int count = Math.min(Digits.count(lanes), to - at - 1);
      if (count == 0 || count == Digits.LANES) {
        return at;
      }
      int end = at + 1 + count;
      int coordinate = coordinateOf(Digits.number(lanes, count), bytes, at + 1, end);
      if (end == to || Digits.lane(lanes, count) == ' ') {
        add(coordinate, example);
      } else {
        end = Digits.lane(lanes, count) == ':' ? readAdmitted(bytes, end, to) : NumberScanner.NONE;
        if (end == NumberScanner.NONE) {
          return at;
        }
        example.add(coordinate, Magnitude.settled(numbers.number() * weight));
      }
      at = end;
    }
    return at;
  }

  /** Returns the coordinate of the number that {@code bytes[from, to)} spells. */
  private int coordinateOf(int whole, byte[] bytes, int from, int to) {
    return isNamed ? hash.coordinate(whole, seed) : hash.coordinate(whole, bytes, from, to);
  }

  private void add(int coordinate, ExampleBuffer example) {
    if (weight == 1) {
      example.add(coordinate);
    } else {
      example.add(coordinate, weight);
    }
  }

  /**
   * Reads the value after a colon. Returns where it ends, {@link NumberScanner#NONE} if it is not
   * to be taken as it is.
   */
  private int readAdmitted(byte[] bytes, int colon, int to) {
    int end = numbers.scan(bytes, colon + 1, to);
    boolean isTaken =
        end != NumberScanner.NONE
            && isWordEnd(bytes, end, to)
            && Magnitude.isAdmitted(numbers.number())
            && Magnitude.isAdmitted(numbers.number() * weight);
    return isTaken ? end : NumberScanner.NONE;
  }

  private int readAnyFeature(byte[] bytes, int from, int to, ExampleBuffer example) {
    int nameEnd = nameEnd(bytes, from, to);
    if (nameEnd == from) {
      return reject("feature name must not be empty, was " + word(bytes, from, to));
    }
    int end = nameEnd;
    double value = weight;
    if (nameEnd < to && bytes[nameEnd] == ':') {
      end = readValue(bytes, from, nameEnd, to);
      if (end == REJECTED) {
        return REJECTED;
      }
      value = numbers.number() * weight;
      if (!Magnitude.isAdmitted(value)) {
        return reject(
            "value of "
                + Excerpt.of(bytes, from, nameEnd)
                + " must be at most 1e38 in magnitude, was "
                + value);
      }
    }
    example.add(coordinate(bytes, from, nameEnd), Magnitude.settled(value));
    if (isKey) {
      key.take(bytes, from, nameEnd, example);
    } else if (hasKey && key.matches(bytes, from, nameEnd)) {
      takeValueAsKey(bytes, nameEnd, end, example);
    }
    return end;
  }

  private int coordinate(byte[] bytes, int from, int to) {
    return isNamed ? hash.coordinate(bytes, from, to, seed) : hash.coordinate(bytes, from, to);
  }

  /** Reads the number after the colon that ends a name; it must end where the word does. */
  private int readValue(byte[] bytes, int from, int colon, int to) {
    int end = numbers.scan(bytes, colon + 1, to);
    if (end != NumberScanner.NONE
        && isWordEnd(bytes, end, to)
        && Magnitude.isAdmitted(numbers.number())) {
      return end;
    }
    int valueEnd = colon + 1;
    while (!isWordEnd(bytes, valueEnd, to)) {
      valueEnd++;
    }
    String rule = end == valueEnd ? Magnitude.rule(numbers.number()) : "a finite number";
    return reject(
        "value of " + Excerpt.of(bytes, from, colon) + " must be " + rule,
        bytes,
        colon + 1,
        valueEnd);
  }

  private void takeValueAsKey(byte[] bytes, int nameEnd, int end, ExampleBuffer example) {
    if (end == nameEnd) {
      key.take(ONE, 0, 1, example);
    } else {
      key.take(bytes, nameEnd + 1, end, example);
    }
  }

  private static int nameEnd(byte[] bytes, int from, int to) {
    int at = from;
    while (!isWordEnd(bytes, at, to) && bytes[at] != ':') {
      at++;
    }
    return at;
  }

  private static String word(byte[] bytes, int from, int to) {
    int end = from;
    while (!isWordEnd(bytes, end, to)) {
      end++;
    }
    return Excerpt.of(bytes, from, end);
  }

  private static boolean isWordEnd(byte[] bytes, int at, int to) {
    return at == to || isBlank(bytes[at]) || bytes[at] == '|';
  }
}
