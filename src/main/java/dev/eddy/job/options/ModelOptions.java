package dev.eddy.job.options;

import dev.eddy.format.interaction.Interactions;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.settings.ModelType;
import dev.eddy.learning.settings.Scaling;

/** What is learned. */
public final class ModelOptions {
  public static final Option<ModelType> TYPE =
      Option.choice(
          "model.type",
          ModelType.class,
          ModelType.LINEAR,
          "`linear`; `softmax` and `one-vs-rest` for many classes; `fm`, a factorization machine:"
              + " each feature has a weight and factors, each pair of features counts by the"
              + " product of their factors.");

  public static final Option<Integer> CLASSES =
      Option.whole(
          "model.classes",
          2,
          1000,
          "",
          "Number of classes of `softmax` and `one-vs-rest`; labels are 0 to classes - 1.");

  public static final Option<Integer> FACTORS =
      Option.whole("model.factors", 1, 256, 8, "Factors of each feature in an `fm`.");

  public static final Option<Double> FACTOR_DEVIATION =
      Option.positive(
          "model.factor-deviation",
          100,
          0.1,
          "Standard deviation of the factors' initial values, which `training.seed` decides.");

  public static final Option<LossType> LOSS =
      Option.choice(
          "model.loss",
          LossType.class,
          LossType.LOGISTIC,
          "What an error costs. For two classes: `logistic`, `hinge`, `smooth-hinge`; for numbers:"
              + " `squared`, `huber`, `quantile`, `epsilon-insensitive`, and `poisson` for counts.");

  public static final Option<Double> LOSS_PARAMETER =
      Option.positive(
          "model.loss-parameter",
          1e60,
          "`smooth-hinge` 1, `huber` 1, `quantile` 0.5, `epsilon-insensitive` 0.1",
          "Where the rounded kink ends, where squares end, which quantile, which error costs"
              + " nothing; for these losses only.");

  public static final Option<String> CLASS_WEIGHTS =
      Option.text(
          "model.class-weights",
          "",
          "numbers above 0 and at most 1e6 with commas between, one a class",
          "How often a record of each class counts for training, from class 0 on. Metrics count"
              + " every record once.");

  public static final Option<Integer> BITS =
      Option.whole(
          "model.bits",
          1,
          28,
          18,
          "Theta has 2^bits weights; whole-number feature names below that are used as they are,"
              + " others are hashed.");

  public static final Option<Boolean> INTERCEPT =
      Option.flag("model.intercept", true, "Whether every example has a constant feature of 1.");

  public static final Option<String> INTERACTIONS =
      Option.text(
          Interactions.OPTION,
          "",
          "pairs",
          "Columns, fields or namespaces whose features are multiplied: `a*b, a*a`; of vw also `ab`,"
              + " all namespaces that begin with a and b.");

  public static final Option<Integer> INTERACTIONS_MAX =
      Option.whole(
          "model.interactions-max",
          1,
          1_000_000,
          Interactions.PAIRS_MAX,
          "Products that a record may have; one with more is rejected.");

  public static final Option<Scaling> SCALING =
      Option.choice(
          "features.scaling",
          Scaling.class,
          Scaling.NONE,
          "`standardize` centres and scales each feature by its running mean and deviation, `min-max`"
              + " brings it to 0 to 1 by the least and the largest value so far.");

  private ModelOptions() {}
}
