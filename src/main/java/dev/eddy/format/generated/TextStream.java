package dev.eddy.format.generated;

import dev.eddy.learning.hash.SplitMix;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Endless texts of two classes as bags of words: 75 distinct ones of 50,000 by Zipf's law, each
 * with a positive weight as tf-idf gives it, of unit norm in all, and hidden true weights that
 * decide about the class. The same seed gives the same bytes on every machine.
 */
public final class TextStream {
  public static final int WORDS_PER_TEXT = 75;
  public static final int WORD_COUNT = 50_000;

  private static final int TEN_THOUSAND = 10_000;

  /** Has no common divisor with the number of words: popular ones are not neighbours. */
  private static final int SCATTER = 7_919;

  /** Standard deviation of the margin, whose words' weights have a norm of 1. */
  private static final double SPREAD = 4;

  private final Dice dice;
  private final long truth;
  private final Zipf zipf = new Zipf(WORD_COUNT);
  private final double[] rarities = new double[WORD_COUNT];
  private final long[] lastUses = new long[WORD_COUNT];
  private final int[] ranks = new int[WORDS_PER_TEXT];
  private final double[] sizes = new double[WORDS_PER_TEXT];
  private final int[] tenThousandths = new int[WORDS_PER_TEXT];
  private long textCount;
  private double probability;
  private boolean isPositive;

  public TextStream(long seed) {
    dice = new Dice(seed);
    truth = SplitMix.mix(seed ^ 0x74657874L);
    for (int rank = 0; rank < WORD_COUNT; rank++) {
      rarities[rank] = 1 + StrictMath.log(1 + rank);
    }
  }

  /** Draws the next text. */
  public void next() {
    textCount++;
    double squares = 0;
    for (int i = 0; i < WORDS_PER_TEXT; i++) {
      ranks[i] = drawNew();
      // Most words come once, an eighth of them twice, and so on: a frequency is dampened.
      int frequency = 1 + Long.numberOfTrailingZeros(dice.next() | 1L << 32) / 3;
      sizes[i] = rarities[ranks[i]] * Math.sqrt(frequency);
      squares += sizes[i] * sizes[i];
    }
    double norm = Math.sqrt(squares);
    double margin = 0;
    for (int i = 0; i < WORDS_PER_TEXT; i++) {
      tenThousandths[i] = (int) Math.max(1, Math.round(sizes[i] / norm * TEN_THOUSAND));
      margin += value(i) * SPREAD * Dice.bell(SplitMix.mix(truth + ranks[i] * SplitMix.STRIDE));
    }
    probability = 1 / (1 + StrictMath.exp(-margin));
    isPositive = dice.nextDouble() < probability;
  }

  private int drawNew() {
    int rank = zipf.draw(dice);
    while (lastUses[rank] == textCount) {
      rank = zipf.draw(dice);
    }
    lastUses[rank] = textCount;
    return rank;
  }

  public boolean isPositive() {
    return isPositive;
  }

  /** Returns how likely the class was: what nobody can know better. */
  public double probability() {
    return probability;
  }

  /** Returns the feature id of the text's i-th word, 1 to 50,000. */
  public int id(int i) {
    return 1 + ranks[i] * SCATTER % WORD_COUNT;
  }

  /** Returns how popular the text's i-th word is, from 0 for the most popular. */
  int rank(int i) {
    return ranks[i];
  }

  /** Returns the value of the text's i-th word, in whole ten-thousandths. */
  public double value(int i) {
    return tenThousandths[i] / (double) TEN_THOUSAND;
  }

  /** Draws texts and writes them as lines of vw. The stream is flushed, not closed. */
  public void writeTo(OutputStream out, long texts) throws IOException {
    LineBuffer.write(out, "", texts, this::appendNext);
  }

  private void appendNext(LineBuffer line) {
    next();
    line.append(isPositive ? "1 |" : "-1 |");
    for (int i = 0; i < WORDS_PER_TEXT; i++) {
      line.append(' ').append(id(i)).append(':').appendTenThousandths(tenThousandths[i]);
    }
  }
}
