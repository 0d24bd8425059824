package dev.eddy.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.eddy.format.bytes.Digits;
import dev.eddy.format.bytes.NumberScanner;
import dev.eddy.format.bytes.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The text of a string, a number or a boolean, in UTF-8. Reused; not thread-safe. */
public final class ScalarText {
  private static final byte QUOTE = '"';
  private static final int CASE_BIT = 0x20;
  private static final List<byte[]> NOT_FINITE =
      List.of(ascii("nan"), ascii("inf"), ascii("infinity"));

  private final NumberScanner numbers = new NumberScanner();

  // A string stands in quotes, which only reasons show.
  private byte[] bytes = new byte[256];
  private int from;
  private int to;
  private String loneSurrogate = "";

  /**
   * Takes the token that a parser is at.
   *
   * @return whether it could be taken: a surrogate without its partner is no text
   * @throws IOException if the token is no json
   */
  public boolean take(JsonParser tokens) throws IOException {
    char[] chars = tokens.getTextCharacters();
    int start = tokens.getTextOffset();
    int length = tokens.getTextLength();
    reserve(length);
    from = tokens.currentToken() == JsonToken.VALUE_STRING ? 1 : 0;
    to = Utf8.encode(chars, start, start + length, bytes, from);
    if (to < 0) {
      loneSurrogate = "\\u%04x".formatted((int) chars[~to]);
      return false;
    }
    if (from == 1) {
      bytes[0] = QUOTE;
      bytes[to] = QUOTE;
    }
    return true;
  }

  /** Returns what kept the last text from being taken, as json writes it. */
  public String loneSurrogate() {
    return loneSurrogate;
  }

  public byte[] bytes() {
    return bytes;
  }

  public int from() {
    return from;
  }

  public int to() {
    return to;
  }

  /** Returns the index after the closing quote of a string, which has its opening one at 0. */
  public int quotedTo() {
    return isString() ? to + 1 : to;
  }

  public boolean isEmpty() {
    return from == to;
  }

  /** Whether it was a string. */
  public boolean isString() {
    return from == 1;
  }

  /** Whether the text is that of a number above what a double can hold, or of none: NaN. */
  public boolean isNotFinite() {
    int start = from;
    int end = to;
    while (start < end && bytes[start] == ' ') {
      start++;
    }
    while (start < end && bytes[end - 1] == ' ') {
      end--;
    }
    return isNotFinite(bytes, start, end);
  }

  /** Whether {@code bytes[from, to)} spells NaN, an infinity or a number beyond all doubles. */
  boolean isNotFinite(byte[] text, int start, int end) {
    if (start == end) {
      return false;
    }
    boolean hasSign = text[start] == '-' || text[start] == '+';
    int first = hasSign ? start + 1 : start;
    if (first < end && (Digits.isDigit(text[first]) || text[first] == '.')) {
      return numbers.scanAll(text, start, end) && !Double.isFinite(numbers.number());
    }
    for (byte[] word : NOT_FINITE) {
      if (isWord(word, text, first, end)) {
        return true;
      }
    }
    return false;
  }

  private void reserve(int charCount) {
    // Three bytes a char and two quotes; a record is bounded, so this does not overflow.
    int least = 3 * charCount + 2;
    if (least > bytes.length) {
      bytes = new byte[Math.max(least, 2 * bytes.length)];
    }
  }

  private static boolean isWord(byte[] word, byte[] text, int start, int end) {
    if (end - start != word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if ((text[start + i] | CASE_BIT) != word[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
