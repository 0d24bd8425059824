package dev.eddy.job;

import static dev.eddy.learning.optimizer.OptimizerType.ADAM;
import static dev.eddy.learning.optimizer.OptimizerType.AMSGRAD;
import static dev.eddy.learning.optimizer.OptimizerType.COIN;
import static dev.eddy.learning.optimizer.OptimizerType.FTRL;
import static dev.eddy.learning.optimizer.OptimizerType.MOMENTUM;
import static dev.eddy.learning.optimizer.OptimizerType.NESTEROV;
import static dev.eddy.learning.optimizer.OptimizerType.RMSPROP;

import dev.eddy.job.options.OptimizerOptions;
import dev.eddy.job.options.Option;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.Moments;
import dev.eddy.learning.optimizer.OptimizerSettings;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.optimizer.Penalty;
import dev.eddy.learning.optimizer.Schedule;
import dev.eddy.learning.optimizer.Schedule.Shape;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;

/** Reads from the options what turns gradients into theta. */
final class OptimizerPlan {
  private static final Set<OptimizerType> HAVE_SCHEDULE =
      EnumSet.complementOf(EnumSet.of(FTRL, COIN));

  /** Who uses an option that not every optimizer uses. */
  private static final List<Use> OPTIMIZERS =
      List.of(
          new Use(OptimizerOptions.LEARNING_RATE, EnumSet.complementOf(EnumSet.of(COIN))),
          new Use(OptimizerOptions.SCHEDULE, HAVE_SCHEDULE),
          new Use(OptimizerOptions.POWER, HAVE_SCHEDULE),
          new Use(OptimizerOptions.DECAY, HAVE_SCHEDULE),
          new Use(OptimizerOptions.PERIOD, HAVE_SCHEDULE),
          new Use(OptimizerOptions.MOMENTUM, EnumSet.of(MOMENTUM, NESTEROV)),
          new Use(OptimizerOptions.RHO, EnumSet.of(RMSPROP)),
          new Use(OptimizerOptions.BETA1, EnumSet.of(ADAM, AMSGRAD)),
          new Use(OptimizerOptions.BETA2, EnumSet.of(ADAM, AMSGRAD)),
          new Use(OptimizerOptions.EPSILON, EnumSet.of(RMSPROP, ADAM, AMSGRAD)),
          new Use(OptimizerOptions.BETA, EnumSet.of(FTRL)),
          new Use(OptimizerOptions.L1, EnumSet.complementOf(EnumSet.of(COIN))),
          new Use(OptimizerOptions.L2, EnumSet.complementOf(EnumSet.of(COIN))));

  /** Which schedules use an option of schedules. */
  private static final List<Use> SHAPES =
      List.of(
          new Use(OptimizerOptions.POWER, EnumSet.of(Shape.INVERSE_SCALING)),
          new Use(OptimizerOptions.DECAY, EnumSet.of(Shape.EXPONENTIAL, Shape.STEP)),
          new Use(OptimizerOptions.PERIOD, EnumSet.of(Shape.EXPONENTIAL, Shape.STEP)));

  private OptimizerPlan() {}

  /**
   * Reads the options.
   *
   * @throws IllegalArgumentException naming the option, its rule and its value, and for an option
   *     that the optimizer or its schedule does not use
   */
  static OptimizerSettings of(Configuration options, LossType loss) {
    OptimizerType type = OptimizerOptions.OPTIMIZER.of(options);
    Shape shape = OptimizerOptions.SCHEDULE.of(options);
    OPTIMIZERS.forEach(use -> use.require(options, OptimizerOptions.OPTIMIZER, type));
    SHAPES.forEach(use -> use.require(options, OptimizerOptions.SCHEDULE, shape));
    return new OptimizerSettings(
        type,
        OptimizerOptions.LEARNING_RATE
            .find(options)
            .orElseGet(() -> type.defaultLearningRate(loss)),
        new Schedule(
            shape,
            OptimizerOptions.POWER.of(options),
            OptimizerOptions.DECAY.of(options),
            OptimizerOptions.PERIOD.of(options)),
        moments(options),
        OptimizerOptions.BETA.of(options),
        penalty(options),
        OptimizerOptions.CLIP_NORM.find(options).orElse(Double.POSITIVE_INFINITY));
  }

  /**
   * Returns what gives the optimizer's rows their meaning. Rates and how strong a penalty is may
   * change from one start to the next; whether there is one may not, for rows then have a column
   * more.
   */
  static Map<String, String> meaning(Configuration options) {
    OptimizerType type = OptimizerOptions.OPTIMIZER.of(options);
    Map<String, String> parts = new TreeMap<>();
    parts.put(OptimizerOptions.OPTIMIZER.key(), type.toString().toLowerCase(Locale.ROOT));
    if (type == FTRL) {
      parts.put(OptimizerOptions.BETA.key(), OptimizerOptions.BETA.of(options).toString());
    } else {
      String strength = penalty(options).isNone() ? "both 0" : "above 0";
      parts.put(OptimizerOptions.L1.key() + " and l2", strength);
    }
    return parts;
  }

  private static Moments moments(Configuration options) {
    double beta1 = OptimizerOptions.BETA1.of(options);
    double beta2 = OptimizerOptions.BETA2.of(options);
    if (beta1 > beta2) {
      throw new IllegalArgumentException(
          "%s must be at most %s %s, was %s"
              .formatted(OptimizerOptions.BETA1.key(), OptimizerOptions.BETA2.key(), beta2, beta1));
    }
    return new Moments(
        OptimizerOptions.MOMENTUM.of(options),
        OptimizerOptions.RHO.of(options),
        beta1,
        beta2,
        OptimizerOptions.EPSILON.of(options));
  }

  private static Penalty penalty(Configuration options) {
    return new Penalty(OptimizerOptions.L1.of(options), OptimizerOptions.L2.of(options));
  }

  /** An option and those choices of another that use it. */
  private record Use(Option<?> option, Set<? extends Enum<?>> users) {
    void require(Configuration options, Option<?> choice, Enum<?> chosen) {
      if (!users.contains(chosen) && option.find(options).isPresent()) {
        throw new IllegalArgumentException(
            "%s must be absent with %s %s"
                .formatted(option.key(), choice.key(), chosen.toString().toLowerCase(Locale.ROOT)));
      }
    }
  }
}
