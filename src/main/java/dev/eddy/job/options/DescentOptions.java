package dev.eddy.job.options;

/** When a gradient descent over all records ends, and how much it remembers. */
public final class DescentOptions {
  private static final double MOST = 1e100;

  public static final Option<Double> GRADIENT_NORM_MIN =
      Option.notNegative(
          "training.gradient-descent.gradient-norm-min",
          MOST,
          1e-6,
          "Ends a descent when no coordinate's slope is larger.");

  public static final Option<Double> LOSS_CHANGE_MIN =
      Option.notNegative(
          "training.gradient-descent.loss-change-min",
          1,
          1e-6,
          "Ends a descent when five steps together take no more than this part off.");

  public static final Option<Integer> STEPS_MAX =
      Option.whole(
          "training.gradient-descent.steps-max",
          1,
          1_000_000,
          1_000,
          "Ends a descent after so many steps; a step is one pass or, where the first try is too"
              + " long, a few.");

  public static final Option<Integer> MEMORY =
      Option.whole(
          "training.gradient-descent.memory",
          1,
          100,
          20,
          "Steps from which the curvature is told. A server keeps 5 + 2 memory numbers for each of"
              + " theta's coordinates.");

  private DescentOptions() {}
}
