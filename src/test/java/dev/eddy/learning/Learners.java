package dev.eddy.learning;

import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerSettings;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.optimizer.StepTotals;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.settings.Scaling;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ThetaDelta;

/** Short words for settings of learners in tests. */
public final class Learners {
  private Learners() {}

  /** Returns a label of the loss that goes with the signal. */
  public static double label(LossType loss, double signal) {
    return switch (loss) {
      case LOGISTIC, HINGE, SMOOTH_HINGE -> signal > 0 ? 1 : 0;
      case POISSON -> Math.rint(Math.exp(Math.min(signal, 3)));
      case SQUARED, HUBER, QUANTILE, EPSILON_INSENSITIVE -> signal;
    };
  }

  /** Sets the weight of a coordinate that has one. */
  public static void setWeight(Replica theta, int coordinate, double weight) {
    double[] none = new double[0];
    theta.apply(new ThetaDelta(new int[] {coordinate}, new double[] {weight}, none, none, none));
  }

  /** Sets the weight of a coordinate that has one, and leaves nothing else in its row. */
  public static void setWeight(
      Replica theta, LearnerSettings settings, int coordinate, double weight) {
    double[] none = new double[0];
    double[] row = new double[settings.sharesRows() ? settings.rule().width() : 1];
    row[0] = weight;
    theta.apply(
        new ThetaDelta(
            new int[] {coordinate},
            settings.sharesRows() ? none : row,
            none,
            none,
            none,
            settings.sharesRows() ? row : none,
            StepTotals.none()));
  }

  /** Returns plain mini-batch training of a linear model. */
  public static LearnerSettings linear(
      int bits,
      boolean hasIntercept,
      LossType loss,
      OptimizerType optimizer,
      double learningRate,
      boolean isStandardized,
      int delay) {
    return LearnerSettings.linear(
            bits, hasIntercept, loss, new OptimizerSettings(optimizer, learningRate))
        .withScaling(isStandardized ? Scaling.STANDARDIZE : Scaling.NONE)
        .withDelay(delay);
  }
}
