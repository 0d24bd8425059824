package dev.eddy.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.eddy.format.bytes.FeatureHash;
import dev.eddy.format.bytes.Magnitude;
import dev.eddy.format.json.FieldKind;
import dev.eddy.format.json.FieldKinds;
import dev.eddy.format.json.FieldPath;
import dev.eddy.format.json.FieldSet;
import dev.eddy.format.json.FieldTerms;
import dev.eddy.format.json.JsonFault;
import dev.eddy.format.json.JsonSettings;
import dev.eddy.format.json.JsonTokens;
import dev.eddy.format.json.ScalarText;
import dev.eddy.learning.example.ExampleBuffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Parses a json object (RFC 8259, nothing beyond it), whatever fields it has.
 *
 * <p>The features have the names that csv gives them:
 *
 * <ul>
 *   <li>a number is the value of the feature {@code field}; true and false are 1 and 0;
 *   <li>a string is the feature {@code field=string} of value 1; of a text field, {@code
 *       field=word} for each word; a categorical field does the same with numbers and booleans;
 *   <li>null and the empty string are a missing feature, zero is not;
 *   <li>a field of an object within is {@code field.inner};
 *   <li>the i-th element of an array is {@code field.i}, but a string (or what a text or
 *       categorical field holds) is {@code field=string} wherever it stands: a set of tags, not a
 *       list.
 * </ul>
 *
 * <p>No name may come twice, not even one with a dot in it beside an object: {@code {"a.b":1,
 * "a":{"b":2}}}. A string that spells a number that is not finite is rejected too.
 */
final class JsonRecordParser extends LineParser {
  private static final byte[] ONE = {'1'};
  private static final byte[] ZERO = {'0'};
  private static final String SCALAR = " must be a string, a number or a boolean, was ";

  private final JsonTokens records = new JsonTokens();
  private final FieldKinds kinds;
  private final byte[] positive;
  private final FeatureHash hash;
  private final ColumnHash categories;
  private final boolean hasKey;
  private final FieldPath path = new FieldPath(JsonTokens.NESTING_MAX);
  private final FieldTerms terms;
  private final FieldSet fields = new FieldSet();
  private final ScalarText text = new ScalarText();

  // The record that is being read.
  private JsonParser tokens;
  private boolean hasLabel;

  JsonRecordParser(ParserSettings settings, JsonSettings json) {
    super(settings);
    kinds = new FieldKinds(json);
    positive = json.positive().getBytes(StandardCharsets.UTF_8);
    hash = new FeatureHash(settings.bits());
    categories = new ColumnHash(hash, json.ngrams());
    terms = new FieldTerms(settings.interactions());
    hasKey = key.isWanted();
  }

  @Override
  Verdict parseLine(byte[] bytes, int from, int to, ExampleBuffer example) {
    int start = JsonTokens.skipSpace(bytes, from, to);
    String problem = JsonFault.problem(bytes, start, to);
    if (!problem.isEmpty()) {
      return Verdict.rejected(problem);
    }
    path.clear();
    hasLabel = false;
    return read(bytes, start, to, example) ? Verdict.accepted() : rejection();
  }

  private boolean read(byte[] bytes, int from, int to, ExampleBuffer example) {
    try (JsonParser opened = records.open(bytes, from, to, fields.count())) {
      tokens = opened;
      fields.clear();
      return readRecord(bytes, from, to, example);
    } catch (IOException fault) {
      reject(JsonFault.reason(fault, bytes, from, to));
      return false;
    }
  }

  private boolean readRecord(byte[] bytes, int from, int to, ExampleBuffer example)
      throws IOException {
    next();
    if (!readObject(FieldKind.FEATURE, example)) {
      return false;
    }
    int end = from + (int) tokens.currentLocation().getByteOffset();
    int rest = JsonTokens.skipSpace(bytes, end, to);
    if (rest < to) {
      reject("record must end with its object", bytes, rest, to);
      return false;
    }
    return hasLabel || missLabel(to) != REJECTED;
  }

  /** Reads an object up to its end. */
  private boolean readObject(FieldKind outer, ExampleBuffer example) throws IOException {
    while (next() != JsonToken.END_OBJECT) {
      char[] chars = tokens.getTextCharacters();
      int length = tokens.getTextLength();
      if (length == 0) {
        reject("field name must not be empty");
        return false;
      }
      if (!path.enter(chars, tokens.getTextOffset(), length)) {
        return rejectLongName();
      }
      if (!fields.add(path.hash())) {
        return rejectRepeated();
      }
      terms.enter(path);
      FieldKind kind = kinds.of(path, outer);
      next();
      if (!readValue(kind, path.length(), example)) {
        return false;
      }
      path.leave();
    }
    return true;
  }

  /** Reads an array up to its end. */
  private boolean readArray(FieldKind outer, ExampleBuffer example) throws IOException {
    for (int index = 0; next() != JsonToken.END_ARRAY; index++) {
      if (!path.enter(index)) {
        return rejectLongName();
      }
      if (!fields.add(path.hash())) {
        return rejectRepeated();
      }
      terms.enter(path);
      if (!readValue(kinds.of(path, outer), path.outerLength(), example)) {
        return false;
      }
      path.leave();
    }
    return true;
  }

  /**
   * Reads the value that the parser is at.
   *
   * @param nameLength how much of the path names categories and words
   */
  private boolean readValue(FieldKind kind, int nameLength, ExampleBuffer example)
      throws IOException {
    JsonToken token = tokens.currentToken();
    boolean isKey = hasKey && key.matches(path.bytes(), 0, path.length());
    if (token.isStructStart()) {
      String what = token == JsonToken.START_OBJECT ? "an object" : "an array";
      if (kind == FieldKind.LABEL || kind == FieldKind.IMPORTANCE || isKey) {
        String who = kind == FieldKind.LABEL ? "label" : "importance";
        reject((isKey ? "key " + path : who) + SCALAR + what);
        return false;
      }
      if (token == JsonToken.START_ARRAY) {
        return readArray(kind, example);
      }
      return readObject(kind == FieldKind.IGNORED ? kind : FieldKind.FEATURE, example);
    }
    if (token == JsonToken.VALUE_NULL || (kind == FieldKind.IGNORED && !isKey)) {
      return true;
    }
    if (!text.take(tokens)) {
      reject(JsonFault.loneSurrogate("field " + path, text.loneSurrogate()));
      return false;
    }
    if (isKey) {
      key.take(text.bytes(), text.from(), text.to(), example);
    }
    return kind == FieldKind.IGNORED || readScalar(token, kind, nameLength, example);
  }

  private boolean readScalar(
      JsonToken token, FieldKind kind, int nameLength, ExampleBuffer example) {
    if (text.isEmpty()) {
      return true;
    }
    terms.mark(path, example);
    if (kind == FieldKind.FEATURE && !text.isString()) {
      return readNumber(token, example);
    }
    if (text.isNotFinite()) {
      return rejectValue("a finite number");
    }
    if (kind == FieldKind.LABEL) {
      return readLabelField(token, example);
    }
    if (kind == FieldKind.IMPORTANCE) {
      // With its quotes a string is no number.
      return readImportance(text.bytes(), 0, text.quotedTo(), example) != REJECTED;
    }
    categories.column(path.bytes(), nameLength);
    if (kind == FieldKind.TEXT) {
      categories.addWords(text.bytes(), text.from(), text.to(), example);
    } else {
      example.add(categories.category(text.bytes(), text.from(), text.to()), 1);
    }
    return true;
  }

  private boolean readLabelField(JsonToken token, ExampleBuffer example) {
    hasLabel = true;
    if (positive.length > 0) {
      boolean isPositive =
          Arrays.equals(positive, 0, positive.length, text.bytes(), text.from(), text.to());
      example.label(isPositive ? 1 : 0);
      return true;
    }
    if (token.isBoolean()) {
      return readLabel(token == JsonToken.VALUE_TRUE ? ONE : ZERO, 0, 1, example) != REJECTED;
    }
    if (hasNamedLabels()) {
      return readLabel(text.bytes(), text.from(), text.to(), example) != REJECTED;
    }
    // With its quotes a string is no number.
    return readLabel(text.bytes(), 0, text.quotedTo(), example) != REJECTED;
  }

  private boolean readNumber(JsonToken token, ExampleBuffer example) {
    double value = token == JsonToken.VALUE_TRUE ? 1 : 0;
    if (token.isNumeric()) {
      boolean isNumber = numbers.scanAll(text.bytes(), text.from(), text.to());
      value = numbers.number();
      if (!isNumber || !Magnitude.isAdmitted(value)) {
        return rejectValue(isNumber ? Magnitude.rule(value) : "a finite number");
      }
    }
    example.add(hash.coordinate(path.bytes(), 0, path.length()), Magnitude.settled(value));
    return true;
  }

  /** Goes to the next token; the end of the record, where there has to be one, is a fault. */
  private JsonToken next() throws IOException {
    JsonToken token = tokens.nextToken();
    if (token == null) {
      throw new JsonEOFException(tokens, JsonToken.NOT_AVAILABLE, "end of record");
    }
    return token;
  }

  private boolean rejectValue(String rule) {
    reject("field " + path + " must be " + rule, text.bytes(), 0, text.quotedTo());
    return false;
  }

  private boolean rejectLongName() {
    String place = path.length() == 0 ? "longer" : "below " + path;
    reject("field name must be at most %d bytes, was %s".formatted(FieldPath.LENGTH_MAX, place));
    return false;
  }

  private boolean rejectRepeated() {
    reject("field must not repeat, " + path + " came twice");
    return false;
  }
}
