package dev.eddy.cli.bench.scale;

/**
 * Least squares of relative errors with coefficients that are not negative, by coordinate descent:
 * the problem is convex, and each coordinate's best is known in closed form.
 */
final class NonNegativeFit {
  private static final int PASSES = 20_000;

  private NonNegativeFit() {}

  /**
   * Returns c >= 0 that minimizes the sum over i of ((c . x[i] - y[i]) / y[i])^2; rows with a y of
   * 0 count nothing.
   */
  static double[] fit(double[][] x, double[] y) {
    double[] c = new double[x[0].length];
    for (int pass = 0; pass < PASSES; pass++) {
      for (int j = 0; j < c.length; j++) {
        c[j] = best(x, y, c, j);
      }
    }
    return c;
  }

  private static double best(double[][] x, double[] y, double[] c, int j) {
    double product = 0;
    double square = 0;
    for (int i = 0; i < y.length; i++) {
      if (y[i] == 0) {
        continue;
      }
      double rest = y[i];
      for (int k = 0; k < c.length; k++) {
        rest -= k == j ? 0 : c[k] * x[i][k];
      }
      product += x[i][j] / y[i] * (rest / y[i]);
      square += x[i][j] / y[i] * (x[i][j] / y[i]);
    }
    return square == 0 ? 0 : Math.max(0, product / square);
  }
}
