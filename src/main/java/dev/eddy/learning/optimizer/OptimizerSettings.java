package dev.eddy.learning.optimizer;

import dev.eddy.learning.loss.LossType;
import java.io.Serializable;

/**
 * Which optimizer, and how it is set. What an optimizer does not use stands at its default.
 *
 * <pre>{@code
 * OptimizerSettings.of(OptimizerType.ADAM, loss)
 *     .withSchedule(Schedule.of(Schedule.Shape.INVERSE_SCALING))
 *     .withPenalty(new Penalty(1e-6, 0));
 * }</pre>
 *
 * @param learningRate base rate, above 0 and at most 1e100; alpha of ftrl
 * @param schedule what becomes of the base rate; not for ftrl and coin
 * @param moments how fast memory fades
 * @param beta of ftrl: smooths the rates of the first examples, above 0 and at most 1e100
 * @param penalty on the weights, the intercept apart; not for coin
 * @param clipNorm largest Euclidean norm of one example's gradient, above 0; infinite for no bound
 */
public record OptimizerSettings(
    OptimizerType type,
    double learningRate,
    Schedule schedule,
    Moments moments,
    double beta,
    Penalty penalty,
    double clipNorm)
    implements Serializable {
  private static final double LEARNING_RATE_MAX = 1e100;

  /** McMahan et al. 2013, section 3.1: "beta = 1 is usually good enough". */
  private static final double BETA = 1;

  public OptimizerSettings {
    requirePositive("learningRate", learningRate);
    requirePositive("beta", beta);
    if (!(clipNorm > 0)) {
      throw new IllegalArgumentException("clipNorm must be above 0, was " + clipNorm);
    }
    if (!schedule.isConstant() && !type.hasSchedule()) {
      throw new IllegalArgumentException(
          "schedule must be constant for " + type + ", was " + schedule.shape());
    }
    if (!penalty.isNone() && !type.hasPenalty()) {
      throw new IllegalArgumentException("penalty must be none for " + type + ", was " + penalty);
    }
  }

  /** Returns the optimizer with a base rate and all else at its default. */
  public OptimizerSettings(OptimizerType type, double learningRate) {
    this(
        type,
        learningRate,
        Schedule.constant(),
        Moments.ofPapers(),
        BETA,
        Penalty.none(),
        Double.POSITIVE_INFINITY);
  }

  /** Returns the optimizer of that name with its default rate for the loss. */
  public static OptimizerSettings of(OptimizerType type, LossType loss) {
    return new OptimizerSettings(type, type.defaultLearningRate(loss));
  }

  /** Returns these settings with another base rate. */
  public OptimizerSettings withLearningRate(double other) {
    return new OptimizerSettings(type, other, schedule, moments, beta, penalty, clipNorm);
  }

  /** Returns these settings with another schedule. */
  public OptimizerSettings withSchedule(Schedule other) {
    return new OptimizerSettings(type, learningRate, other, moments, beta, penalty, clipNorm);
  }

  /** Returns these settings with other moments. */
  public OptimizerSettings withMoments(Moments other) {
    return new OptimizerSettings(type, learningRate, schedule, other, beta, penalty, clipNorm);
  }

  /** Returns these settings with another beta. */
  public OptimizerSettings withBeta(double other) {
    return new OptimizerSettings(type, learningRate, schedule, moments, other, penalty, clipNorm);
  }

  /** Returns these settings with another penalty. */
  public OptimizerSettings withPenalty(Penalty other) {
    return new OptimizerSettings(type, learningRate, schedule, moments, beta, other, clipNorm);
  }

  /** Returns these settings with another bound of an example's gradient. */
  public OptimizerSettings withClipNorm(double other) {
    return new OptimizerSettings(type, learningRate, schedule, moments, beta, penalty, other);
  }

  /** Returns the base rate of a step. */
  double rate(long step) {
    return learningRate * schedule.factor(step);
  }

  /** Returns a new optimizer as it suits the loss. */
  public Optimizer create(LossType loss) {
    return switch (type) {
      case SGD -> new Sgd(this);
      case MOMENTUM -> new Momentum(this, false);
      case NESTEROV -> new Momentum(this, true);
      case ADAGRAD -> new AdaGrad(this, StepBound.of(loss));
      case RMSPROP -> new RmsProp(this);
      case ADAM -> new Adam(this, false);
      case AMSGRAD -> new Adam(this, true);
      case FTRL -> new FtrlProximal(this, StepBound.of(loss));
      case NAG -> new Nag(this, StepBound.of(loss));
      case COIN -> new CoinBetting();
    };
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0) || value > LEARNING_RATE_MAX) {
      throw new IllegalArgumentException(name + " must be above 0 and at most 1e100, was " + value);
    }
  }
}
