package dev.eddy.learning.theta;

/**
 * How many distinct features there were, judged by the coordinates that they touched, and how many
 * of them share a coordinate with one that came before.
 *
 * <p>Linear counting (Whang, Vander-Zanden and Taylor 1990, "A linear-time probabilistic counting
 * algorithm for database applications", section 2): n features hashed to B coordinates leave each
 * one untouched with probability (1 - 1/B)^n, so with u touched n = ln(1 - u/B) / ln(1 - 1/B).
 * Their estimator -B ln(1 - u/B) is the limit of this for large B; without the limit one touched
 * coordinate is one feature.
 *
 * @param features estimated number
 * @param collisions how many more they are than the touched coordinates
 */
public record DistinctFeatures(long features, long collisions) {

  /**
   * Estimates. With every coordinate touched any number of features is as likely: it is then what
   * it is with all but one, which is too few.
   *
   * @param touchedCount u, from 0 to the number of coordinates
   * @param coordinateCount B, 0 or more
   */
  public static DistinctFeatures of(int touchedCount, int coordinateCount) {
    if (touchedCount < 0 || touchedCount > coordinateCount) {
      throw new IllegalArgumentException(
          "touchedCount must be from 0 to %d, was %d".formatted(coordinateCount, touchedCount));
    }
    int told = Math.min(touchedCount, coordinateCount - 1);
    if (told <= 0) {
      return new DistinctFeatures(touchedCount, 0);
    }
    double share = (double) told / coordinateCount;
    double estimate = StrictMath.log1p(-share) / StrictMath.log1p(-1.0 / coordinateCount);
    long features = Math.max(touchedCount, Math.round(estimate));
    return new DistinctFeatures(features, features - touchedCount);
  }
}
