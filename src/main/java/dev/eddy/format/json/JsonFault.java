package dev.eddy.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.eddy.format.bytes.Digits;
import dev.eddy.format.bytes.Excerpt;
import dev.eddy.format.bytes.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Says in eddy's words why a record is no json, from where Jackson stopped reading it: its own
 * messages name classes and features that nobody here knows.
 */
public final class JsonFault {
  private static final int ESCAPE_LENGTH_MAX = 12;
  private static final String NUMBER = "-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?";
  private static final String WORD_ENDS = " \t\r\n,:[]{}\"";

  private final byte[] bytes;
  private final int from;
  private final int to;
  private final ScalarText text = new ScalarText();

  private JsonFault(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  /**
   * Returns why {@code bytes[from, to)}, which does not begin with a space, need not be parsed at
   * all, empty when it must be.
   */
  public static String problem(byte[] bytes, int from, int to) {
    if (from == to) {
      return "record must not be empty";
    }
    int invalid = Utf8.firstInvalid(bytes, from, to);
    if (invalid < to) {
      return "record must be UTF-8, was 0x%02x at byte %d"
          .formatted(bytes[invalid] & 0xff, invalid - from);
    }
    // Jackson takes an early zero byte for UTF-16.
    boolean isObject = bytes[from] == '{' && (from + 1 == to || bytes[from + 1] != 0);
    return isObject ? "" : "record must be a json object, was " + Excerpt.of(bytes, from, to);
  }

  /** Returns why a parser of {@code bytes[from, to)} could not go on. */
  public static String reason(IOException fault, byte[] bytes, int from, int to) {
    JsonFault record = new JsonFault(bytes, from, to);
    if (fault instanceof StreamConstraintsException) {
      return "nesting must be at most %d levels, had more".formatted(JsonTokens.NESTING_MAX);
    }
    if (fault instanceof JsonEOFException
        || !(fault instanceof JsonProcessingException json)
        || json.getLocation() == null) {
      return record.cutOff();
    }
    long at = from + Math.max(0, json.getLocation().getByteOffset());
    return record.reasonAt((int) Math.min(at, to), json);
  }

  private String reasonAt(int at, JsonProcessingException fault) {
    if (isInString(at)) {
      return reasonInString(at);
    }
    int start = wordStart(at);
    int end = wordEnd(at);
    if (text.isNotFinite(bytes, start, end)) {
      return "field "
          + fieldOf(fault)
          + " must be a finite number, was "
          + Excerpt.of(bytes, start, end);
    }
    if (start < to && (bytes[start] == '/' || bytes[start] == '#')) {
      return "record must have no comment, was " + Excerpt.of(bytes, start, to);
    }
    if (start < to && bytes[start] == '\'') {
      return "names and strings must be in double quotes, was " + Excerpt.of(bytes, start, to);
    }
    if (end == to || at == to) {
      return cutOff();
    }
    if (start < end && isBadNumber(start, end)) {
      return "field "
          + fieldOf(fault)
          + " must be a number of json, was "
          + Excerpt.of(bytes, start, end);
    }
    // What stopped the parser is the word, or what stands behind a word that is fine.
    int first = isWordEnd(at) ? at : start;
    String excerpt = Excerpt.of(bytes, first, to);
    return "record must be json from byte %d on, was %s".formatted(first - from, excerpt);
  }

  private String reasonInString(int at) {
    if (at < to && bytes[at] >= 0 && bytes[at] < ' ') {
      return "control character must be escaped, was 0x%02x".formatted(bytes[at]);
    }
    for (int start = at - 1; start >= from && start >= at - ESCAPE_LENGTH_MAX; start--) {
      if (isSurrogate(start)) {
        return loneSurrogate("name", Excerpt.of(bytes, start, Math.min(to, start + 6)));
      }
    }
    int start = at;
    while (start > from && bytes[start] != '\\') {
      start--;
    }
    return "escape must be one of json's, was " + Excerpt.of(bytes, start, Math.min(to, at + 1));
  }

  /** Returns the reason for half a character outside the basic plane. */
  public static String loneSurrogate(String what, String value) {
    return what + " must have no lone surrogate, was " + value;
  }

  private String cutOff() {
    int start = Math.max(from, to - Excerpt.LENGTH_MAX);
    return "record must be a whole object, was cut off after " + Excerpt.of(bytes, start, to);
  }

  /** Whether a byte of the record is within quotes. */
  private boolean isInString(int at) {
    boolean isIn = false;
    for (int i = from; i < at; i++) {
      if (isIn && bytes[i] == '\\') {
        i++;
      } else if (bytes[i] == '"') {
        isIn = !isIn;
      }
    }
    return isIn;
  }

  private boolean isSurrogate(int at) {
    if (at + 4 > to || bytes[at] != '\\' || bytes[at + 1] != 'u') {
      return false;
    }
    boolean isD = bytes[at + 2] == 'd' || bytes[at + 2] == 'D';
    return isD && "89abcdefABCDEF".indexOf(bytes[at + 3]) >= 0;
  }

  /** Whether a word begins as a number does and is none. */
  private boolean isBadNumber(int start, int end) {
    boolean isBegun = Digits.isDigit(bytes[start]) || "+-.".indexOf(bytes[start]) >= 0;
    String word = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    return isBegun && !word.matches(NUMBER);
  }

  private int wordStart(int at) {
    int start = at;
    while (start > from && !isWordEnd(start - 1)) {
      start--;
    }
    return start;
  }

  private int wordEnd(int at) {
    int end = at;
    while (end < to && !isWordEnd(end)) {
      end++;
    }
    return end;
  }

  private boolean isWordEnd(int at) {
    return WORD_ENDS.indexOf(bytes[at]) >= 0;
  }

  private static String fieldOf(JsonProcessingException fault) {
    String pointer =
        fault.getProcessor() instanceof JsonParser tokens
            ? tokens.getParsingContext().pathAsPointer().toString()
            : "";
    String path = pointer.isEmpty() ? pointer : pointer.substring(1).replace('/', '.');
    byte[] name = path.replace("~1", "/").replace("~0", "~").getBytes(StandardCharsets.UTF_8);
    return Excerpt.of(name, 0, name.length);
  }
}
