package dev.eddy.format.generated;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;

/** Gathers ASCII lines, so that millions of them need no strings. */
public final class LineBuffer {
  private static final int LINE_LENGTH_MAX = 1024;
  private static final int DIGITS_MAX = 10;

  private static final int CAPACITY = 1 << 16;

  private final byte[] bytes = new byte[CAPACITY + LINE_LENGTH_MAX + 1];
  private final byte[] digits = new byte[DIGITS_MAX];
  private int length;

  public LineBuffer append(char c) {
    bytes[length++] = (byte) c;
    return this;
  }

  public LineBuffer append(String text) {
    for (int i = 0; i < text.length(); i++) {
      append(text.charAt(i));
    }
    return this;
  }

  /** Appends a number that is not negative. */
  public LineBuffer append(int number) {
    int at = DIGITS_MAX;
    int rest = number;
    do {
      digits[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    System.arraycopy(digits, at, bytes, length, DIGITS_MAX - at);
    length += DIGITS_MAX - at;
    return this;
  }

  /** Appends a number as a decimal of four places behind the point. */
  public LineBuffer appendTenThousandths(int number) {
    if (number < 0) {
      append('-');
    }
    int size = Math.abs(number);
    append(size / 10_000).append('.');
    for (int unit = 1_000; unit > 0; unit /= 10) {
      append((char) ('0' + size / unit % 10));
    }
    return this;
  }

  /**
   * Writes lines. The stream is flushed, not closed.
   *
   * @param header what comes first, with its line end; empty for nothing
   * @param count of the lines
   * @param next appends the next one, of at most 1,024 bytes, without its end
   */
  public static void write(OutputStream out, String header, long count, Consumer<LineBuffer> next)
      throws IOException {
    if (count < 0) {
      throw new IllegalArgumentException("lines must be >= 0, were " + count);
    }
    LineBuffer lines = new LineBuffer();
    lines.append(header);
    for (long i = 0; i < count; i++) {
      next.accept(lines);
      lines.append('\n');
      if (lines.isNearlyFull()) {
        lines.drainTo(out);
      }
    }
    lines.drainTo(out);
    out.flush();
  }

  private boolean isNearlyFull() {
    return length >= CAPACITY;
  }

  private void drainTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
    length = 0;
  }
}
