package dev.eddy.cli.bench.loop;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Parses lines of VW text as the generators write them, {@code label | id id:value}, with ids of at
 * most 8 digits and values of at most 8 before and 8 behind the point. Reads numbers eight bytes at
 * a time: a long has a digit in each byte, and three multiplications make a number of them (Lemire
 * 2018, "Quickly parsing eight digits").
 */
final class BlockParser {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ZEROS = 0x3030303030303030L;
  private static final double[] TENTHS = {1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8};

  private final int mask;

  /** Parses for 2^bits weights and the intercept behind them; larger ids wrap around. */
  BlockParser(int bits) {
    mask = (1 << bits) - 1;
  }

  /**
   * Parses a block.
   *
   * @param bytes {@link LineBlocks#PADDING} longer than the block
   * @param length of the block, at a line's end
   */
  void parse(byte[] bytes, int length, ExampleBlock block) {
    int[] features = block.features;
    float[] values = block.values;
    int example = 0;
    int count = 0;
    int at = 0;
    while (at < length) {
      block.labels[example] = bytes[at] == '1' ? 1 : 0; // 1, 0 or -1.
      while (bytes[at] != '|') {
        at++;
      }
      at++;
      while (bytes[at] == ' ') {
        long word = word(bytes, at + 1);
        int bits = digitBits(word);
        features[count] = number(word, bits) & mask;
        at += 1 + (bits >> 3);
        values[count] = 1;
        if (bytes[at] == ':') {
          at = parseValue(bytes, at + 1, values, count);
        }
        count++;
      }
      features[count] = mask + 1;
      values[count++] = 1;
      block.starts[++example] = count;
      requireEnd(bytes[at]);
      at++;
    }
    block.exampleCount = example;
  }

  /** Puts the value at a position into its place and returns the position behind it. */
  private static int parseValue(byte[] bytes, int from, float[] values, int place) {
    // Arithmetic, because half of all signs would be guessed wrong.
    int minus = bytes[from] == '-' ? 1 : 0;
    int at = from + minus;
    long word = word(bytes, at);
    int bits = digitBits(word);
    double size = number(word, bits);
    at += bits >> 3;
    if (bytes[at] == '.') {
      word = word(bytes, at + 1);
      bits = digitBits(word);
      size += number(word, bits) * TENTHS[bits >> 3];
      at += 1 + (bits >> 3);
    }
    values[place] = (float) (size * (1 - 2 * minus));
    return at;
  }

  /** Returns eight bytes, the first lowest; a digit's byte is its number. */
  private static long word(byte[] bytes, int at) {
    return (long) WORD.get(bytes, at) ^ ZEROS;
  }

  /** Returns how many bits the digits at the beginning of a word have, 8 each. */
  private static int digitBits(long word) {
    // A digit plus 0x76 stays below 0x80, and what is behind the first other byte is no matter.
    long others = ((word + 0x7676767676767676L) | word) & 0x8080808080808080L;
    return Long.numberOfTrailingZeros(others) & ~7;
  }

  private static int number(long word, int bits) {
    if (bits == 0) {
      throw new IllegalArgumentException("a feature must be an id or id:value, has no digit");
    }
    long pairs = word << (64 - bits);
    pairs = pairs * 10 + (pairs >>> 8);
    return (int)
        (((pairs & 0x000000FF000000FFL) * 0x000F424000000064L
                + ((pairs >>> 16) & 0x000000FF000000FFL) * 0x0000271000000001L)
            >>> 32);
  }

  private static void requireEnd(byte last) {
    if (last != '\n') {
      throw new IllegalArgumentException(
          "a feature must end at a blank or at the line's end, was followed by byte " + last);
    }
  }
}
