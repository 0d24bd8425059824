package dev.eddy.format.clicks;

import dev.eddy.format.generated.Dice;
import dev.eddy.learning.hash.SplitMix;

/**
 * The hidden truth: how likely each impression is to be clicked, and how that changes with time.
 *
 * <p>A category's weight is a hash of the category and an epoch, so that no table is kept. Some
 * fields are steady; the tastes in {@link #isSlow} fields wander from one drawing to the next, and
 * at each {@link #DRIFT_EVERY}-th example three of the others are drawn anew at once.
 */
final class ClickModel {
  /** Examples from one drift point to the next. */
  static final long DRIFT_EVERY = 250_000;

  private static final int SUDDEN_GROUPS = 13;
  private static final int SLOW_EVERY = 4;
  private static final double BIAS = -1.42;
  private static final double SPREAD = 0.215;

  private final long seed;

  ClickModel(long seed) {
    this.seed = SplitMix.mix(seed ^ 0x636C69636B73L);
  }

  /**
   * Returns the probability of a click, in (0, 1).
   *
   * @param categories one category a field
   * @param example how many examples came before
   */
  double probability(int[] categories, long example) {
    long point = example / DRIFT_EVERY;
    double progress = (example % DRIFT_EVERY) / (double) DRIFT_EVERY;
    double margin = BIAS;
    for (int field = 0; field < categories.length; field++) {
      margin += weight(field, categories[field], point, progress);
    }
    return 1 / (1 + StrictMath.exp(-margin));
  }

  private double weight(int field, int category, long point, double progress) {
    if (isSlow(field)) {
      return (1 - progress) * draw(category, point) + progress * draw(category, point + 1);
    }
    return draw(category, timesDrawnAnew(field, point));
  }

  private double draw(int category, long epoch) {
    return SPREAD
        * Dice.bell(SplitMix.mix((seed + category * SplitMix.STRIDE) ^ SplitMix.mix(epoch)));
  }

  static boolean isSlow(int field) {
    return field % SLOW_EVERY == SLOW_EVERY - 1;
  }

  /** Point p draws the fields f with f = p - 1 (mod 13) anew. */
  private static long timesDrawnAnew(int field, long point) {
    return (point + SUDDEN_GROUPS - 1 - field % SUDDEN_GROUPS) / SUDDEN_GROUPS;
  }
}
