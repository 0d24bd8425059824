package dev.eddy.learning.optimizer;

import dev.eddy.learning.Example;
import dev.eddy.learning.loss.Loss;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** An optimizer written down straight from its paper: maps, and one example after the other. */
abstract class PaperLearner {
  final Map<Integer, Double> weights = new HashMap<>();
  final double rate;
  private final Loss loss;

  /** Examples so far, with the one at hand. */
  int time;

  PaperLearner(double rate, Loss loss) {
    this.rate = rate;
    this.loss = loss;
  }

  /** Learns one example: scale, predict, differentiate, update. */
  final void learn(Example example) {
    time++;
    beforePrediction(example);
    double margin = 0;
    for (int j = 0; j < example.features().length; j++) {
      margin += weights.getOrDefault(example.features()[j], 0.0) * example.values()[j];
    }
    double derivative = loss.derivative(margin, example.label());
    Set<Integer> others = new HashSet<>(weights.keySet());
    for (int j = 0; j < example.features().length; j++) {
      double g = derivative * example.values()[j];
      weights.merge(example.features()[j], -step(example.features()[j], g), Double::sum);
      others.remove(example.features()[j]);
    }
    for (int other : others) {
      weights.merge(other, -step(other, 0), Double::sum);
    }
  }

  /** What the paper does with an example before it predicts. */
  void beforePrediction(Example example) {}

  /**
   * Returns what the paper subtracts from the weight of a coordinate for the gradient g, 0 if it
   * has none.
   */
  abstract double step(int coordinate, double g);
}
