package dev.eddy.format.bytes;

import java.util.Arrays;

/** Where the text of a line is: after a byte order mark, before the line end. */
public final class LineBounds {
  private static final int MARK_LENGTH = 3;

  private LineBounds() {}

  /** Returns the index after a byte order mark, which files from spreadsheets begin with. */
  public static int start(byte[] bytes, int from, int to) {
    boolean isMarked =
        to - from >= MARK_LENGTH
            && bytes[from] == (byte) 0xEF
            && bytes[from + 1] == (byte) 0xBB
            && bytes[from + 2] == (byte) 0xBF;
    return isMarked ? from + MARK_LENGTH : from;
  }

  /** Returns the index of the line end, {@code \n} or {@code \r\n} or a {@code \r} left of it. */
  public static int end(byte[] bytes, int from, int to) {
    int end = to;
    if (end > from && bytes[end - 1] == '\n') {
      end--;
    }
    if (end > from && bytes[end - 1] == '\r') {
      end--;
    }
    return end;
  }

  /** Returns the text of a whole line. */
  public static byte[] text(byte[] line) {
    int start = start(line, 0, line.length);
    return Arrays.copyOfRange(line, start, end(line, start, line.length));
  }

  /** Whether there is nothing but spaces. */
  public static boolean isBlank(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] == ' ') {
      at++;
    }
    return at == to;
  }
}
