package dev.eddy.learning.loss;

import java.util.Locale;

/** The losses by the names that options use, each with the range of its parameter if it has one. */
public enum LossType {
  SQUARED,
  LOGISTIC,
  HINGE,
  /** Parameter: gamma, the width of the rounded kink. */
  SMOOTH_HINGE(1, Double.MAX_VALUE),
  /** Parameter: delta, the error from which on the loss is linear. */
  HUBER(1, 1e60),
  /** Parameter: tau, the quantile. */
  QUANTILE(0.5, 1),
  /** Parameter: epsilon, the error that costs nothing. */
  EPSILON_INSENSITIVE(0.1, 1e60),
  POISSON;

  private final double defaultParameter;
  private final double parameterLimit;

  LossType() {
    this(Double.NaN, Double.NaN);
  }

  LossType(double defaultParameter, double parameterLimit) {
    this.defaultParameter = defaultParameter;
    this.parameterLimit = parameterLimit;
  }

  /** Returns a loss of this name with its default parameter. */
  public Loss create() {
    return create(defaultParameter);
  }

  Loss create(double parameter) {
    return switch (this) {
      case SQUARED -> new SquaredLoss();
      case LOGISTIC -> new LogisticLoss();
      case HINGE -> new HingeLoss();
      case SMOOTH_HINGE -> new SmoothHingeLoss(parameter);
      case HUBER -> new HuberLoss(parameter);
      case QUANTILE -> new QuantileLoss(parameter);
      case EPSILON_INSENSITIVE -> new EpsilonInsensitiveLoss(parameter);
      case POISSON -> new PoissonLoss();
    };
  }

  /** Whether the loss has a parameter. */
  public boolean hasParameter() {
    return !Double.isNaN(defaultParameter);
  }

  /** Returns the parameter of those who name none; NaN where there is none. */
  public double defaultParameter() {
    return defaultParameter;
  }

  /** Whether the loss's parameter may be this number; it may not where the loss has none. */
  public boolean isParameter(double parameter) {
    return parameter > 0 && parameter < parameterLimit;
  }

  /** Returns what the parameter must be less than; it must be above 0. */
  public double parameterLimit() {
    return parameterLimit;
  }

  /** Returns what labels are. */
  public Task task() {
    return create().task();
  }

  /** Returns the name that options use. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
