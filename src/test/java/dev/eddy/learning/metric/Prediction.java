package dev.eddy.learning.metric;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** One scored example, for tests that compute metrics from their definitions. */
record Prediction(double margin, double label) {

  /** Log loss from its definition, -ln of the probability of the true class. */
  double logLoss() {
    double sigmoid = 1 / (1 + Math.exp(-margin));
    return -Math.log(label == 1 ? sigmoid : 1 - sigmoid);
  }

  double halfSquaredError() {
    return (margin - label) * (margin - label) / 2;
  }

  boolean isHit() {
    return (margin >= 0) == (label == 1);
  }

  /** Returns predictions that are right more often than not. */
  static List<Prediction> binary(long seed, int count) {
    Random random = new Random(seed);
    return Stream.generate(
            () -> {
              double label = random.nextInt(3) == 0 ? 1 : 0;
              return new Prediction((label - 0.4) * 2 + random.nextGaussian() * 2, label);
            })
        .limit(count)
        .toList();
  }

  /** Returns predictions of numbers far from 0 compared with their spread. */
  static List<Prediction> regression(long seed, int count) {
    Random random = new Random(seed);
    return Stream.generate(
            () -> {
              double label = 1000 + random.nextGaussian() * 7;
              return new Prediction(label + random.nextGaussian() * 3, label);
            })
        .limit(count)
        .toList();
  }
}
