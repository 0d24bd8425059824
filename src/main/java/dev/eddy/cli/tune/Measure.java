package dev.eddy.cli.tune;

import dev.eddy.job.options.ModelOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** A mean over examples by which variants are ranked; less is better. */
enum Measure {
  LOG_LOSS("log_loss", "log_loss"),

  /** Of the loss that is trained: only where it is the same loss. */
  LOSS("loss", "loss"),

  /** Of the quantile that is trained: only where it is the same quantile. */
  PINBALL_LOSS("pinball_loss", "pinball_loss"),

  MSE("mse", "mse"),

  /** 1 - accuracy, for losses that cannot be compared with each other. */
  ERROR_RATE("error_rate", "accuracy");

  /** What decides which loss is trained. */
  private static final Set<String> LOSS_OPTIONS =
      Set.of(ModelOptions.TYPE.key(), ModelOptions.LOSS.key(), ModelOptions.LOSS_PARAMETER.key());

  private final String id;
  private final String metric;

  Measure(String id, String metric) {
    this.id = id;
    this.metric = metric;
  }

  /** Returns the measure's name in tables and files. */
  String id() {
    return id;
  }

  /** Returns the measure out of a run's or a window's metrics, empty if they do not have it. */
  OptionalDouble of(Map<String, Double> metrics) {
    if (!metrics.containsKey(metric)) {
      return OptionalDouble.empty();
    }
    double value = metrics.get(metric);
    return OptionalDouble.of(this == ERROR_RATE ? 1 - value : value);
  }

  /**
   * Returns the first measure that all of these runs have and that means the same in all; if there
   * is none, the first that the first run has.
   *
   * @param varied options in which the runs differ
   * @param runs metrics of at least one run, each not empty
   */
  static Measure common(Set<String> varied, List<Map<String, Double>> runs) {
    return Arrays.stream(values())
        .filter(
            measure ->
                (measure != LOSS && measure != PINBALL_LOSS)
                    || LOSS_OPTIONS.stream().noneMatch(varied::contains))
        .filter(measure -> runs.stream().allMatch(run -> measure.of(run).isPresent()))
        .findFirst()
        .orElseGet(
            () ->
                Arrays.stream(values())
                    .filter(measure -> measure.of(runs.get(0)).isPresent())
                    .findFirst()
                    .orElse(LOG_LOSS));
  }
}
