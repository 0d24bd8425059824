package dev.eddy.job.options;

import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.optimizer.Schedule.Shape;

/** What turns gradients into theta, and how it is set. */
public final class OptimizerOptions {
  private static final double MOST = 1e100;

  public static final Option<OptimizerType> OPTIMIZER =
      Option.choice(
          "training.optimizer",
          OptimizerType.class,
          OptimizerType.NAG,
          "What turns a step's gradient into theta.");

  public static final Option<Double> LEARNING_RATE =
      Option.positive(
          "training.optimizer.learning-rate",
          MOST,
          "`nag` 0.5, or 0.25 for `squared` and `poisson`; `sgd`, `adagrad`, `ftrl` 0.1; `momentum`,"
              + " `nesterov` 0.01; `rmsprop`, `adam`, `amsgrad` 0.001",
          "Base rate; alpha of `ftrl`. `coin` has none.");

  public static final Option<Shape> SCHEDULE =
      Option.choice(
          "training.optimizer.schedule",
          Shape.class,
          Shape.CONSTANT,
          "What the base rate is multiplied by in step t, from 1: 1; 1 / t^power;"
              + " decay^((t - 1) / period); or that with the exponent rounded down. Not for `ftrl`"
              + " and `coin`.");

  public static final Option<Double> POWER =
      Option.positive("training.optimizer.power", 10, 0.5, "Of the schedule `inverse-scaling`.");

  public static final Option<Double> DECAY =
      Option.positive(
          "training.optimizer.decay", 1, 0.5, "Of the schedules `exponential` and `step`.");

  public static final Option<Integer> PERIOD =
      Option.whole(
          "training.optimizer.period",
          1,
          Integer.MAX_VALUE,
          1_000,
          "Steps in which the schedules `exponential` and `step` decay once.");

  public static final Option<Double> MOMENTUM =
      Option.fraction(
          "training.optimizer.momentum",
          0.9,
          "Of `momentum` and `nesterov`: the part of the velocity that a step keeps.");

  public static final Option<Double> RHO =
      Option.fraction(
          "training.optimizer.rho",
          0.9,
          "Of `rmsprop`: the part of the mean square that a step keeps.");

  public static final Option<Double> BETA1 =
      Option.fraction(
          "training.optimizer.beta1",
          0.9,
          "Of `adam` and `amsgrad`: the part of the mean gradient that a step keeps; at most"
              + " beta2.");

  public static final Option<Double> BETA2 =
      Option.fraction(
          "training.optimizer.beta2",
          0.999,
          "Of `adam` and `amsgrad`: the part of the mean square that a step keeps.");

  public static final Option<Double> EPSILON =
      Option.positive(
          "training.optimizer.epsilon",
          1,
          1e-8,
          "Of `rmsprop`, `adam` and `amsgrad`: added to the root of the mean square.");

  public static final Option<Double> BETA =
      Option.positive(
          "training.optimizer.beta",
          MOST,
          1.0,
          "Of `ftrl`: smooths the rates of a coordinate's first examples. A checkpoint belongs to"
              + " it.");

  public static final Option<Double> L1 =
      Option.notNegative(
          "training.optimizer.l1",
          MOST,
          0,
          "Penalty of so much times |w| on every weight but the intercept, which makes weights"
              + " exactly 0. Not for `coin`.");

  public static final Option<Double> L2 =
      Option.notNegative(
          "training.optimizer.l2",
          MOST,
          0,
          "Penalty of so much times w^2 / 2 on every weight but the intercept. Not for `coin`.");

  public static final Option<Double> CLIP_NORM =
      Option.positive(
          "training.optimizer.clip-norm",
          MOST,
          "",
          "The Euclidean norm that one example's gradient has at most.");

  private OptimizerOptions() {}
}
