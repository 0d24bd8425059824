package dev.eddy.format.bytes;

import java.nio.charset.StandardCharsets;

/** Shows bytes of a record within a reason: short, on one line, readable whatever they are. */
public final class Excerpt {
  /** Bytes beyond this many are not shown. */
  public static final int LENGTH_MAX = 40;

  private static final int REPLACEMENT = 0xFFFD;

  private Excerpt() {}

  /** Returns the text of {@code bytes[from, to)}, or "empty" when there is none. */
  public static String of(byte[] bytes, int from, int to) {
    if (from >= to) {
      return "empty";
    }
    int end = Math.min(to, from + LENGTH_MAX);
    String text = new String(bytes, from, end - from, StandardCharsets.UTF_8);
    StringBuilder excerpt = new StringBuilder(text.length() + 3);
    text.codePoints().map(c -> isReadable(c) ? c : REPLACEMENT).forEach(excerpt::appendCodePoint);
    return end < to ? excerpt.append("...").toString() : excerpt.toString();
  }

  /** Not what breaks or turns a line, nor what cannot be seen. */
  private static boolean isReadable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
