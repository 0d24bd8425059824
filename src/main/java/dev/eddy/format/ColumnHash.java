package dev.eddy.format;

import dev.eddy.format.bytes.Digits;
import dev.eddy.format.bytes.FeatureHash;
import dev.eddy.learning.example.ExampleBuffer;
import java.util.Arrays;

/** The features of a column's categories or words: the hash of {@code column=category}. */
final class ColumnHash {
  private static final int CASE_BIT = 0x20;

  private final FeatureHash hash;
  private final boolean hasBigrams;
  private byte[] name = new byte[64];
  private int prefixLength;
  // The column and the word before, then the word itself.
  private byte[] bigram = new byte[0];
  private int bigramLength;

  /** For columns that {@link #column} is yet to name. */
  ColumnHash(FeatureHash hash, int ngrams) {
    this.hash = hash;
    this.hasBigrams = ngrams > 1;
  }

  ColumnHash(byte[] column, FeatureHash hash, int ngrams) {
    this(hash, ngrams);
    column(column, column.length);
  }

  /** Names the column {@code bytes[0, length)}. */
  void column(byte[] bytes, int length) {
    prefixLength = 0;
    reserve(length + 1);
    System.arraycopy(bytes, 0, name, 0, length);
    name[length] = '=';
    prefixLength = length + 1;
  }

  /** Returns the coordinate of the category {@code bytes[from, to)}. */
  int category(byte[] bytes, int from, int to) {
    int length = prefixLength + to - from;
    reserve(length);
    System.arraycopy(bytes, from, name, prefixLength, to - from);
    return hash.coordinate(name, 0, length);
  }

  /**
   * Adds a feature for each word of {@code bytes[from, to)}, in lower case. A word is a run of
   * ASCII letters and digits and of whatever is not ASCII. With bigrams two words that follow each
   * other are a feature, too: {@code column=one two}.
   */
  void addWords(byte[] bytes, int from, int to, ExampleBuffer example) {
    reserve(prefixLength + to - from);
    bigramLength = 0;
    int length = prefixLength;
    for (int at = from; at < to; at++) {
      if (isOfWord(bytes[at])) {
        name[length++] = lowerCase(bytes[at]);
      } else if (length > prefixLength) {
        addWord(length, example);
        length = prefixLength;
      }
    }
    if (length > prefixLength) {
      addWord(length, example);
    }
  }

  private void addWord(int length, ExampleBuffer example) {
    example.add(hash.coordinate(name, 0, length), 1);
    if (hasBigrams) {
      addBigram(length, example);
    }
  }

  private void addBigram(int length, ExampleBuffer example) {
    int wordLength = length - prefixLength;
    int end = bigramLength + 1 + wordLength;
    if (bigram.length < Math.max(end, length)) {
      bigram = Arrays.copyOf(bigram, 2 * Math.max(end, length));
    }
    if (bigramLength > 0) {
      bigram[bigramLength] = ' ';
      System.arraycopy(name, prefixLength, bigram, bigramLength + 1, wordLength);
      example.add(hash.coordinate(bigram, 0, end), 1);
    }
    System.arraycopy(name, 0, bigram, 0, length);
    bigramLength = length;
  }

  private void reserve(int length) {
    if (length > name.length) {
      name = Arrays.copyOf(name, 2 * length);
    }
  }

  private static boolean isOfWord(byte b) {
    // Bytes of characters beyond ASCII are negative.
    return b < 0 || Digits.isDigit(b) || isLetter(b);
  }

  private static boolean isLetter(byte b) {
    int lower = b | CASE_BIT;
    return lower >= 'a' && lower <= 'z';
  }

  private static byte lowerCase(byte b) {
    return b > 0 && isLetter(b) ? (byte) (b | CASE_BIT) : b;
  }
}
