package dev.eddy.learning.descent;

import static dev.eddy.learning.descent.DescentColumns.DIRECTION;
import static dev.eddy.learning.descent.DescentColumns.GRADIENT;
import static dev.eddy.learning.descent.DescentColumns.POINT;
import static dev.eddy.learning.descent.DescentColumns.TRIAL;

import dev.eddy.learning.optimizer.Penalty;
import java.util.Arrays;

/**
 * Minimizes F = (1 / n) sum of losses + l2 |w|^2 / 2 + l1 |w|_1, one pass over the examples a
 * point: L-BFGS, and where l1 is above 0 its orthant-wise form OWL-QN (Andrew & Gao 2007, algorithm
 * 1), with a backtracking line search (Armijo 1966; Nocedal & Wright 2006, algorithm 3.1). Nothing
 * is to be tuned: the length of a step is found by the search.
 *
 * <p>A pass tells loss and gradient at the trial point. If that is better, it becomes the point,
 * and the next trial lies a whole step ahead; else it comes nearer.
 */
public final class Descent {
  /** Steps over which the loss must change. */
  static final int LOSSES = 5;

  /** Of the decrease that the slope promises, so much must come (Nocedal & Wright 2006, p. 33). */
  private static final double DECREASE_MIN = 1e-4;

  /** Sums over many examples are no better than this. */
  private static final double ROUNDING = 1e-13;

  private static final int TRIALS_MAX = 20;

  private final DescentSettings settings;
  private final Penalty penalty;
  private final Curvature curvature;
  private long passes;
  private long steps;
  private int trials;
  private DescentStop stop = DescentStop.NOT_STARTED;
  private boolean isScoring;
  private double gradientNorm;
  private double stepLength;
  private double[] losses = new double[0];

  /**
   * Starts at the weights that the first pass is made with.
   *
   * @param penalty on all weights but the intercept's
   */
  public Descent(DescentSettings settings, Penalty penalty) {
    this.settings = settings;
    this.penalty = penalty;
    curvature = new Curvature(settings.memory());
  }

  /**
   * What a pass over all examples has found at the trial point.
   *
   * @param lossSum sum of the losses
   * @param unitSquares sum of the squares of the margin's unit
   * @param gradients sum of g of each weight; overwritten
   * @param squares sum of g squared per example of each weight; read in the first pass only
   */
  @SuppressWarnings("ArrayRecordComponent") // Lives for one call.
  public record Pass(
      long exampleCount,
      double lossSum,
      double unitSquares,
      double[] gradients,
      double[] squares) {}

  /** Goes on where another descent was when it returned {@code progress}. */
  public void resume(DescentProgress progress) {
    passes = progress.passes();
    steps = progress.steps();
    trials = progress.trials();
    stop = progress.stop();
    isScoring = progress.isScoring();
    gradientNorm = progress.gradientNorm();
    stepLength = progress.stepLength();
    losses = progress.losses().clone();
    curvature.resume(progress.pairs(), progress.nextPair());
  }

  public DescentProgress progress() {
    return new DescentProgress(
        passes,
        steps,
        trials,
        stop,
        isScoring,
        gradientNorm,
        stepLength,
        curvature.pairs(),
        curvature.next(),
        losses.clone());
  }

  public DescentReport report() {
    return new DescentReport(passes, steps, losses.length == 0 ? 0 : loss(), gradientNorm, stop);
  }

  /** Whether another pass is wanted. */
  public boolean isRunning() {
    return stop == DescentStop.RUNNING || isScoring;
  }

  /** Takes a pass at the trial point and sets the next one. */
  public void step(WeightVectors vectors, Pass pass) {
    passes++;
    if (isScoring) {
      isScoring = false;
      return;
    }
    double[] gradient = pass.gradients();
    double loss = objective(vectors, pass, gradient);
    if (stop == DescentStop.NOT_STARTED) {
      stop = DescentStop.RUNNING;
      Curvature.scale(vectors, diagonal(vectors, pass));
      accept(vectors, loss, gradient);
    } else if (isBetter(vectors, loss)) {
      curvature.remember(vectors, gradient);
      steps++;
      accept(vectors, loss, gradient);
    } else {
      retreat(vectors, loss);
    }
  }

  /** Makes the best point so far the weights, where a descent is broken off. */
  public void breakOff(WeightVectors vectors) {
    vectors.copy(POINT, TRIAL);
  }

  /** Returns F, and makes the sums the gradient of F without l1. */
  private double objective(WeightVectors vectors, Pass pass, double[] gradient) {
    double n = pass.exampleCount();
    double squares = 0;
    double sizes = 0;
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] /= n;
      if (vectors.isPenalized()[i]) {
        double weight = vectors.get(i, TRIAL);
        gradient[i] += penalty.l2() * weight;
        squares += weight * weight;
        sizes += Math.abs(weight);
      }
    }
    return pass.lossSum() / n + penalty.l2() * squares / 2 + penalty.l1() * sizes;
  }

  /**
   * Estimates the diagonal of the Hessian by the mean of g squared, in units of the margin: that is
   * exact for logistic loss at theta 0, where both are x^2 / 4.
   */
  private double[] diagonal(WeightVectors vectors, Pass pass) {
    double unit = pass.unitSquares() > 0 ? pass.unitSquares() : pass.exampleCount();
    double[] diagonal = new double[vectors.length()];
    for (int i = 0; i < diagonal.length; i++) {
      diagonal[i] = pass.squares()[i] / unit + (vectors.isPenalized()[i] ? penalty.l2() : 0);
    }
    return diagonal;
  }

  private boolean isBetter(WeightVectors vectors, double loss) {
    // NaN is not better.
    return loss <= loss() + DECREASE_MIN * promised(vectors) + rounding();
  }

  /** Returns what the slope at the point promises F to change by up to the trial point. */
  private double promised(WeightVectors vectors) {
    double sum = 0;
    for (int i = 0; i < vectors.length(); i++) {
      double moved = vectors.get(i, TRIAL) - vectors.get(i, POINT);
      sum += pseudoGradient(vectors, i) * moved;
    }
    return sum;
  }

  private double rounding() {
    return ROUNDING * Math.abs(loss());
  }

  private void accept(WeightVectors vectors, double loss, double[] gradient) {
    for (int i = 0; i < gradient.length; i++) {
      vectors.set(i, POINT, vectors.get(i, TRIAL));
      vectors.set(i, GRADIENT, gradient[i]);
    }
    int from = Math.max(0, losses.length - LOSSES);
    losses = Arrays.copyOfRange(losses, from, losses.length + 1);
    losses[losses.length - 1] = loss;
    double norm = 0;
    for (int i = 0; i < gradient.length; i++) {
      norm = Math.max(norm, Math.abs(pseudoGradient(vectors, i)));
    }
    gradientNorm = norm;
    stop = judge(loss);
    if (stop == DescentStop.RUNNING) {
      turn(vectors);
    }
  }

  private DescentStop judge(double loss) {
    if (gradientNorm <= settings.gradientNormMin()) {
      return DescentStop.GRADIENT_NORM;
    }
    boolean hasChanged =
        losses.length <= LOSSES
            || losses[0] - loss > settings.lossChangeMin() * Math.abs(losses[0]);
    if (!hasChanged) {
      return DescentStop.LOSS_CHANGE;
    }
    return steps >= settings.stepsMax() ? DescentStop.STEPS : DescentStop.RUNNING;
  }

  /** Finds a new direction from the point, and the trial point a whole step ahead. */
  private void turn(WeightVectors vectors) {
    double[] direction = direction(vectors);
    double slope = slope(vectors, direction);
    if (!(slope < 0) && curvature.pairs() > 0) {
      curvature.forget();
      direction = direction(vectors);
    }
    for (int i = 0; i < direction.length; i++) {
      vectors.set(i, DIRECTION, direction[i]);
    }
    trials = 0;
    stepLength = 1;
    advance(vectors);
  }

  private double[] direction(WeightVectors vectors) {
    double[] direction = new double[vectors.length()];
    for (int i = 0; i < direction.length; i++) {
      direction[i] = pseudoGradient(vectors, i);
    }
    curvature.turn(vectors, direction);
    if (penalty.l1() > 0) {
      for (int i = 0; i < direction.length; i++) {
        // Andrew & Gao 2007, section 3.2: a coordinate goes down its own slope or stays.
        if (direction[i] * pseudoGradient(vectors, i) >= 0) {
          direction[i] = 0;
        }
      }
    }
    return direction;
  }

  private double slope(WeightVectors vectors, double[] direction) {
    double sum = 0;
    for (int i = 0; i < direction.length; i++) {
      sum += pseudoGradient(vectors, i) * direction[i];
    }
    return sum;
  }

  /** The trial was no better: brings it nearer to the point, or ends. */
  private void retreat(WeightVectors vectors, double loss) {
    trials++;
    boolean isHopeless = -promised(vectors) <= rounding();
    if (trials < TRIALS_MAX && !isHopeless) {
      stepLength *= shrinkage(vectors, loss);
      advance(vectors);
    } else if (curvature.pairs() > 0) {
      curvature.forget();
      turn(vectors);
    } else {
      stop = DescentStop.LINE_SEARCH;
      vectors.copy(POINT, TRIAL);
      isScoring = true;
    }
  }

  /** Returns where a parabola through both losses and the slope is least, in (0, 1/2]. */
  private double shrinkage(WeightVectors vectors, double loss) {
    // Nothing is known of lengths before the first step: there the parabola has its way.
    double least = curvature.pairs() == 0 ? 1e-9 : 0.1;
    double promised = promised(vectors);
    double minimum = -promised / (2 * (loss - loss() - promised));
    // NaN when the loss is too large for a number.
    return minimum > least ? Math.min(minimum, 0.5) : least;
  }

  /** Sets the trial point, in the orthant that the point and its gradient choose. */
  private void advance(WeightVectors vectors) {
    for (int i = 0; i < vectors.length(); i++) {
      double point = vectors.get(i, POINT);
      double trial = point + stepLength * vectors.get(i, DIRECTION);
      if (penalty.l1() > 0 && vectors.isPenalized()[i]) {
        double orthant = point != 0 ? point : -pseudoGradient(vectors, i);
        trial = trial * Math.signum(orthant) > 0 ? trial : 0;
      }
      vectors.set(i, TRIAL, trial);
    }
  }

  /** Andrew & Gao 2007, equation 4: the steepest of F's slopes at the point. */
  private double pseudoGradient(WeightVectors vectors, int i) {
    double gradient = vectors.get(i, GRADIENT);
    double l1 = penalty.l1();
    if (l1 == 0 || !vectors.isPenalized()[i]) {
      return gradient;
    }
    double point = vectors.get(i, POINT);
    if (point != 0) {
      return gradient + Math.copySign(l1, point);
    }
    return Math.abs(gradient) > l1 ? gradient - Math.copySign(l1, gradient) : 0;
  }

  private double loss() {
    return losses[losses.length - 1];
  }
}
