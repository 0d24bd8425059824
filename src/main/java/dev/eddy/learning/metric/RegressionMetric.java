package dev.eddy.learning.metric;

/**
 * Metrics of a predicted number, by the name they have in reports, over n examples; NaN where a
 * formula divides by 0.
 */
enum RegressionMetric {

  /** Mean squared error: sum (prediction - label)^2 / n. */
  MSE("mse") {
    @Override
    double of(RegressionScores scores) {
      return scores.errors().squared() / scores.exampleCount();
    }
  },

  /** Square root of the mean squared error. */
  RMSE("rmse") {
    @Override
    double of(RegressionScores scores) {
      return Math.sqrt(MSE.of(scores));
    }
  },

  /** Mean absolute error: sum |prediction - label| / n. */
  MAE("mae") {
    @Override
    double of(RegressionScores scores) {
      return scores.errors().absolute() / scores.exampleCount();
    }
  },

  /**
   * Mean absolute percentage error, as a fraction: sum |prediction - label| / |label| over the
   * labels other than 0, divided by their number. scikit-learn divides by 2.2e-16 for a label of 0.
   */
  MAPE("mape") {
    @Override
    double of(RegressionScores scores) {
      return scores.relative().sum() / scores.relative().count();
    }
  },

  /**
   * Coefficient of determination: 1 - sum (prediction - label)^2 / sum (label - mean label)^2. 1 is
   * perfect; negative is worse than the mean of these very labels.
   */
  R2("r2") {
    @Override
    double of(RegressionScores scores) {
      double spread = scores.labels().squaredDeviations();
      return spread > 0 ? 1 - scores.errors().squared() / spread : Double.NaN;
    }
  };

  private final String id;

  RegressionMetric(String id) {
    this.id = id;
  }

  /** Returns the metric's name in reports. */
  String id() {
    return id;
  }

  /** Computes the metric. */
  abstract double of(RegressionScores scores);
}
