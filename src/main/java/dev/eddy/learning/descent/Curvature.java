package dev.eddy.learning.descent;

/**
 * The inverse Hessian as the last steps tell it (L-BFGS; Liu & Nocedal 1989, algorithm 2.1, which
 * is algorithm 7.4 of Nocedal & Wright 2006), on top of a diagonal instead of a multiple of the
 * unit matrix, so that features of any scale are alike.
 */
final class Curvature {
  /** A step tells nothing where the gradient changed across it by less than rounding. */
  private static final double COSINE_MIN = 1e-14;

  private final int memory;
  private int pairs;
  private int next;

  Curvature(int memory) {
    this.memory = memory;
  }

  void resume(int pairsBefore, int nextBefore) {
    pairs = pairsBefore;
    next = nextBefore;
  }

  int pairs() {
    return pairs;
  }

  int next() {
    return next;
  }

  void forget() {
    pairs = 0;
    next = 0;
  }

  /**
   * Sets the diagonal.
   *
   * @param squares an estimate of each diagonal element of the Hessian, at least 0
   */
  static void scale(WeightVectors vectors, double[] squares) {
    double largest = 0;
    for (double square : squares) {
      largest = Math.max(largest, square);
    }
    for (int i = 0; i < vectors.length(); i++) {
      // Of what has no gradient yet nothing is known: careful steps.
      double square = squares[i] > 0 ? squares[i] : largest;
      vectors.set(i, DescentColumns.SCALE, square > 0 ? 1 / square : 1);
    }
  }

  /** Remembers the step from the point to the trial, whose gradient is given. */
  void remember(WeightVectors vectors, double[] gradient) {
    int s = DescentColumns.pointChange(next);
    int y = DescentColumns.gradientChange(next);
    for (int i = 0; i < vectors.length(); i++) {
      double point = vectors.get(i, DescentColumns.POINT);
      vectors.set(i, s, vectors.get(i, DescentColumns.TRIAL) - point);
      vectors.set(i, y, gradient[i] - vectors.get(i, DescentColumns.GRADIENT));
    }
    double curvature = vectors.dot(s, y);
    double sizes = Math.sqrt(vectors.dot(s, s)) * Math.sqrt(vectors.dot(y, y));
    // Negative where the objective is not convex; then the Hessian would not stay positive.
    if (curvature > COSINE_MIN * sizes) {
      next = (next + 1) % memory;
      pairs = Math.min(pairs + 1, memory);
    }
  }

  /** Turns a gradient into a direction of descent: minus the inverse Hessian times it. */
  void turn(WeightVectors vectors, double[] gradient) {
    double[] shares = new double[memory];
    for (int age = 1; age <= pairs; age++) {
      int pair = pair(age);
      int s = DescentColumns.pointChange(pair);
      int y = DescentColumns.gradientChange(pair);
      shares[pair] = vectors.dot(s, gradient) / vectors.dot(s, y);
      vectors.addTo(gradient, -shares[pair], y);
    }
    double factor = factor(vectors);
    for (int i = 0; i < vectors.length(); i++) {
      gradient[i] *= factor * vectors.get(i, DescentColumns.SCALE);
    }
    for (int age = pairs; age >= 1; age--) {
      int pair = pair(age);
      int s = DescentColumns.pointChange(pair);
      int y = DescentColumns.gradientChange(pair);
      double share = vectors.dot(y, gradient) / vectors.dot(s, y);
      vectors.addTo(gradient, shares[pair] - share, s);
    }
    for (int i = 0; i < vectors.length(); i++) {
      gradient[i] = -gradient[i];
    }
  }

  /** Nocedal & Wright 2006, equation 7.20, in the metric of the diagonal. */
  private double factor(WeightVectors vectors) {
    if (pairs == 0) {
      return 1;
    }
    int s = DescentColumns.pointChange(pair(1));
    int y = DescentColumns.gradientChange(pair(1));
    double size = 0;
    for (int i = 0; i < vectors.length(); i++) {
      double change = vectors.get(i, y);
      size += change * change * vectors.get(i, DescentColumns.SCALE);
    }
    double factor = vectors.dot(s, y) / size;
    return factor > 0 && factor < Double.MAX_VALUE ? factor : 1;
  }

  /** Returns where the pair of so many steps ago lies; 1 is the last one. */
  private int pair(int age) {
    return Math.floorMod(next - age, memory);
  }
}
