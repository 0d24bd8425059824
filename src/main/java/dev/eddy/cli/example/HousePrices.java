package dev.eddy.cli.example;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Five houses: y = theta0 + theta1 x1 + theta2 x2, where x2 is 100,000 times x1. No rate that suits
 * one of them suits the other, and many thetas are right.
 */
final class HousePrices {
  /** Coordinates of theta1 and theta2; theta0 is the intercept. */
  static final int ROOMS = 1;

  static final int AREA = 2;

  /** A house: what it costs and what it has. */
  record House(double price, double rooms, double area) {}

  private static final List<House> HOUSES =
      List.of(
          new House(1, 1, 100_000),
          new House(2, 2, 200_000),
          new House(3, 3, 300_000),
          new House(4, 4, 400_000),
          new House(5, 5, 500_000));

  private HousePrices() {}

  /** A model of prices. */
  record Line(double theta0, double theta1, double theta2) {
    double predict(House house) {
      return theta0 + theta1 * house.rooms() + theta2 * house.area();
    }

    /** Returns the mean over the houses of one half of the squared error. */
    double loss() {
      return residual() / (2 * HOUSES.size());
    }

    /** Returns 1 - sum of squared errors / sum of squared deviations from the mean price. */
    double r2() {
      double mean = HOUSES.stream().mapToDouble(House::price).average().orElseThrow();
      double total = HOUSES.stream().mapToDouble(house -> square(house.price() - mean)).sum();
      return 1 - residual() / total;
    }

    private double residual() {
      return HOUSES.stream().mapToDouble(house -> square(predict(house) - house.price())).sum();
    }
  }

  /** Returns all houses, pass after pass, as libsvm. */
  static String libsvm(int passes) {
    StringBuilder onePass = new StringBuilder();
    for (House house : HOUSES) {
      onePass.append(
          "%s %d:%s %d:%s\n".formatted(house.price(), ROOMS, house.rooms(), AREA, house.area()));
    }
    return onePass.toString().repeat(passes);
  }

  static int count() {
    return HOUSES.size();
  }

  /**
   * Returns the least-squares solution of least norm: the columns are collinear, so there is no
   * single one, and normal equations would be singular.
   */
  static Line closedSolution() {
    double[][] rows =
        HOUSES.stream()
            .map(house -> new double[] {1, house.rooms(), house.area()})
            .toArray(double[][]::new);
    double[] prices = HOUSES.stream().mapToDouble(House::price).toArray();
    double[] theta =
        new SingularValueDecomposition(new Array2DRowRealMatrix(rows))
            .getSolver()
            .solve(new ArrayRealVector(prices))
            .toArray();
    return new Line(theta[0], theta[1], theta[2]);
  }

  private static double square(double x) {
    return x * x;
  }
}
