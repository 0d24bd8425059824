package dev.eddy.format.ratings;

/**
 * Who rates what, and by which truth.
 *
 * @param users how many users there are
 * @param items how many items there are
 * @param rank factors of each user and item
 * @param biasDeviation standard deviation of the bias of a user, and of that of an item
 * @param tasteDeviation standard deviation of the product of a user's and an item's factors
 * @param noiseDeviation standard deviation of what nobody can know: the noise floor of an RMSE
 */
public record RatingSettings(
    int users,
    int items,
    int rank,
    double biasDeviation,
    double tasteDeviation,
    double noiseDeviation) {
  private static final int COUNT_MAX = 1 << 24;
  private static final int RANK_MAX = 256;
  private static final double DEVIATION_MAX = 100;
  private static final RatingSettings DEFAULTS = new RatingSettings(200, 100, 2, 0.3, 0.6, 0.4);

  public RatingSettings {
    require("users", users, COUNT_MAX);
    require("items", items, COUNT_MAX);
    require("rank", rank, RANK_MAX);
    require("biasDeviation", biasDeviation);
    require("tasteDeviation", tasteDeviation);
    require("noiseDeviation", noiseDeviation);
  }

  /** Returns 200 users, 100 items and a truth of rank 2 that explains most of a rating. */
  public static RatingSettings defaults() {
    return DEFAULTS;
  }

  private static void require(String name, int count, int most) {
    if (count < 1 || count > most) {
      throw new IllegalArgumentException(
          "%s must be in 1 to %d, was %d".formatted(name, most, count));
    }
  }

  private static void require(String name, double deviation) {
    if (!(deviation >= 0 && deviation <= DEVIATION_MAX)) {
      throw new IllegalArgumentException(
          "%s must be in 0 to %s, was %s".formatted(name, DEVIATION_MAX, deviation));
    }
  }
}
