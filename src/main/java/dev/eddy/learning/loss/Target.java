package dev.eddy.learning.loss;

import java.io.Serializable;

/**
 * What is predicted, and so which metrics tell how well.
 *
 * @param classCount how many classes there are, 0 for numbers
 * @param lossName how reports call the mean loss; empty where other metrics say it all
 */
public record Target(Task task, int classCount, String lossName) implements Serializable {

  private static final String LOG_LOSS = "log_loss";

  /** Returns the target of a scalar loss. */
  public static Target of(LossType loss) {
    return switch (loss.task()) {
      case BINARY -> new Target(Task.BINARY, 2, loss == LossType.LOGISTIC ? LOG_LOSS : "loss");
      case REGRESSION -> new Target(Task.REGRESSION, 0, nameOfNumbers(loss));
      case MULTICLASS -> throw new IllegalArgumentException("loss must be scalar, was " + loss);
    };
  }

  /** Returns the target of many classes. */
  public static Target ofClasses(int classCount, boolean isLogLoss) {
    return new Target(Task.MULTICLASS, classCount, isLogLoss ? LOG_LOSS : "loss");
  }

  /** Whether margins are log odds, or scores are probabilities of classes. */
  public boolean hasProbabilities() {
    return lossName.equals(LOG_LOSS);
  }

  private static String nameOfNumbers(LossType loss) {
    return switch (loss) {
      // Half of the mean squared error says no more than that.
      case SQUARED -> "";
      case QUANTILE -> "pinball_loss";
      default -> "loss";
    };
  }
}
