package dev.eddy.learning.metric;

import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.loss.Target;
import dev.eddy.learning.loss.Task;

/** One target of each task, for tests. */
public final class Targets {
  private static final int CLASS_COUNT = 5;

  private Targets() {}

  /** Returns the target that most users have: logistic or squared loss, or five classes. */
  public static Target of(Task task) {
    return switch (task) {
      case BINARY -> Target.of(LossType.LOGISTIC);
      case REGRESSION -> Target.of(LossType.SQUARED);
      case MULTICLASS -> Target.ofClasses(CLASS_COUNT, true);
    };
  }
}
