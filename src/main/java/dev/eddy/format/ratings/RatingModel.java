package dev.eddy.format.ratings;

import dev.eddy.format.generated.Dice;
import dev.eddy.learning.hash.SplitMix;

/**
 * The hidden truth: mean + b(user) + c(item) + p(user) . q(item), the form of matrix factorization
 * with biases (Koren, Bell and Volinsky 2009, equation 4). Each number is a hash of the seed and
 * whose it is, so that no table is kept.
 */
final class RatingModel {
  private static final double MEAN = 3.5;
  private static final long USERS = SplitMix.mix(0x7573657273L);
  private static final long ITEMS = SplitMix.mix(0x6974656D73L);

  private final long seed;
  private final RatingSettings settings;
  private final double factorDeviation;

  RatingModel(long seed, RatingSettings settings) {
    this.seed = SplitMix.mix(seed ^ 0x726174696E6773L);
    this.settings = settings;
    // A product of two independent factors of deviation s has deviation s^2; rank of them are
    // summed, so tasteDeviation^2 = rank s^4.
    factorDeviation = Math.sqrt(settings.tasteDeviation() / Math.sqrt(settings.rank()));
  }

  /** Returns what a user thinks of an item. */
  double rating(int user, int item) {
    double rating = MEAN;
    rating += settings.biasDeviation() * (draw(USERS, user, 0) + draw(ITEMS, item, 0));
    for (int factor = 1; factor <= settings.rank(); factor++) {
      rating +=
          factorDeviation * draw(USERS, user, factor) * factorDeviation * draw(ITEMS, item, factor);
    }
    return rating;
  }

  private double draw(long side, int who, int what) {
    return Dice.bell(SplitMix.mix((seed + who * SplitMix.STRIDE) ^ side ^ SplitMix.mix(what)));
  }
}
