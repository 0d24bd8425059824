package dev.eddy.format.generated;

import dev.eddy.learning.hash.SplitMix;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Endless measurements of two classes, 28 real values each, all of them always there: 21 raw ones,
 * and 7 that somebody derived of pairs of these, as in the HIGGS set (Baldi, Sadowski & Whiteson
 * 2014). The truth is a weighted sum and products of raw values that no linear model sees. The same
 * seed gives the same bytes on every machine.
 */
public final class DenseStream {
  public static final int VALUE_COUNT = 28;

  private static final int RAW_COUNT = 21;
  private static final int TEN_THOUSAND = 10_000;
  private static final double WEIGHT_DEVIATION = 0.25;
  private static final double PRODUCT_WEIGHT = 0.4;

  private final Dice dice;
  private final double[] weights = new double[VALUE_COUNT];
  private final int[] tenThousandths = new int[VALUE_COUNT];
  private double probability;
  private boolean isPositive;

  public DenseStream(long seed) {
    dice = new Dice(seed);
    Dice truth = new Dice(SplitMix.mix(seed ^ 0x64656E7365L));
    for (int i = 0; i < VALUE_COUNT; i++) {
      weights[i] = WEIGHT_DEVIATION * Dice.bell(truth.next());
    }
  }

  /** Draws the next measurement. */
  public void next() {
    for (int i = 0; i < RAW_COUNT; i++) {
      set(i, Dice.bell(dice.next()));
    }
    for (int i = RAW_COUNT; i < VALUE_COUNT; i++) {
      double x = value(partner(i, 0));
      double y = value(partner(i, 1));
      set(i, Math.sqrt(x * x + y * y) - 1.25); // Nearly centred.
    }
    double margin = 0;
    for (int i = 0; i < VALUE_COUNT; i++) {
      margin += weights[i] * value(i);
    }
    for (int i = 0; i + 1 < RAW_COUNT; i += 5) {
      margin += PRODUCT_WEIGHT * value(i) * value(i + 1);
    }
    probability = 1 / (1 + StrictMath.exp(-margin));
    isPositive = dice.nextDouble() < probability;
  }

  /** Returns which raw value goes first or second into a derived one. */
  private static int partner(int derived, int which) {
    return (derived - RAW_COUNT) * 3 + which;
  }

  private void set(int i, double value) {
    tenThousandths[i] = (int) Math.round(value * TEN_THOUSAND);
  }

  public boolean isPositive() {
    return isPositive;
  }

  /** Returns how likely the class was: what nobody can know better. */
  public double probability() {
    return probability;
  }

  /** Returns the i-th value, in whole ten-thousandths; its feature id is i + 1. */
  public double value(int i) {
    return tenThousandths[i] / (double) TEN_THOUSAND;
  }

  /** Draws measurements and writes them as lines of vw. The stream is flushed, not closed. */
  public void writeTo(OutputStream out, long measurements) throws IOException {
    LineBuffer.write(out, "", measurements, this::appendNext);
  }

  private void appendNext(LineBuffer line) {
    next();
    line.append(isPositive ? "1 |" : "-1 |");
    for (int i = 0; i < VALUE_COUNT; i++) {
      line.append(' ').append(i + 1).append(':').appendTenThousandths(tenThousandths[i]);
    }
  }
}
