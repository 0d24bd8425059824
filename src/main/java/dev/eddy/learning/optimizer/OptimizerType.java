package dev.eddy.learning.optimizer;

import dev.eddy.learning.loss.LossType;

/** The optimizers by the names that options use. */
public enum OptimizerType {
  SGD,
  MOMENTUM,
  NESTEROV,
  ADAGRAD,
  RMSPROP,
  ADAM,
  AMSGRAD,
  FTRL,
  NAG,
  COIN;

  /**
   * Returns the learning rate for those who name none. For NAG it is that of Vowpal Wabbit, .5, and
   * half of it for squared and Poisson loss: nothing bounds their gradients, so steps overshoot
   * earlier. With a momentum of .9 a gradient moves a weight by ten times the rate in the end,
   * hence a tenth of SGD's. COIN has none.
   */
  public double defaultLearningRate(LossType loss) {
    return switch (this) {
      case SGD, ADAGRAD, FTRL -> 0.1;
      case MOMENTUM, NESTEROV -> 0.01;
      case RMSPROP, ADAM, AMSGRAD -> 0.001;
      case NAG -> loss.create().hasBoundedDerivative() ? 0.5 : 0.25;
      case COIN -> 1;
    };
  }

  /** Whether the base rate may change with the steps: the others' papers have their own. */
  public boolean hasSchedule() {
    return this != FTRL && this != COIN;
  }

  /** Whether weights can be penalised: those of COIN are bets, which a penalty does not change. */
  public boolean hasPenalty() {
    return this != COIN;
  }
}
