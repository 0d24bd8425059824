package dev.eddy.format.bytes;

/** UTF-8 as RFC 3629 has it: no overlong form, no surrogate, nothing above U+10FFFF. */
public final class Utf8 {
  private static final long TOP_BITS = 0x8080808080808080L;

  private Utf8() {}

  /** Returns the index of the first byte that begins no character, {@code to} if all is well. */
  public static int firstInvalid(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (to - at >= Digits.LANES && (Digits.load(bytes, at) & TOP_BITS) == 0) {
        at += Digits.LANES;
      } else {
        int length = characterLength(bytes, at, to);
        if (length == 0) {
          return at;
        }
        at += length;
      }
    }
    return to;
  }

  /**
   * Writes {@code chars[from, to)} behind each other from {@code at} on, where there must be room
   * for three bytes a char.
   *
   * @return the index after the last byte; {@code ~i} when the i-th char is a surrogate without its
   *     partner
   */
  public static int encode(char[] chars, int from, int to, byte[] bytes, int at) {
    int end = at;
    for (int i = from; i < to; i++) {
      char c = chars[i];
      if (c < 0x80) {
        bytes[end++] = (byte) c;
      } else if (c < 0x800) {
        bytes[end++] = (byte) (0xc0 | (c >> 6));
        bytes[end++] = tail(c);
      } else if (!Character.isSurrogate(c)) {
        bytes[end++] = (byte) (0xe0 | (c >> 12));
        bytes[end++] = tail(c >> 6);
        bytes[end++] = tail(c);
      } else if (i + 1 < to && Character.isSurrogatePair(c, chars[i + 1])) {
        int codePoint = Character.toCodePoint(c, chars[++i]);
        bytes[end++] = (byte) (0xf0 | (codePoint >> 18));
        bytes[end++] = tail(codePoint >> 12);
        bytes[end++] = tail(codePoint >> 6);
        bytes[end++] = tail(codePoint);
      } else {
        return ~i;
      }
    }
    return end;
  }

  private static byte tail(int bits) {
    return (byte) (0x80 | (bits & 0x3f));
  }

  /** Returns the bytes of the character at an index, 0 when there is none (RFC 3629, section 4). */
  private static int characterLength(byte[] bytes, int at, int to) {
    int first = bytes[at] & 0xff;
    if (first < 0x80) {
      return 1;
    }
    if (first < 0xc2 || first > 0xf4) {
      return 0;
    }
    int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (to - at < length || !isSecond(first, bytes[at + 1] & 0xff)) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  /** The second byte's range is what rules out overlong forms, surrogates and what is too high. */
  private static boolean isSecond(int first, int second) {
    int least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    int most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    return second >= least && second <= most;
  }
}
