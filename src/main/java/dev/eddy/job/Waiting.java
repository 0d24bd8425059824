package dev.eddy.job;

import dev.eddy.job.options.TrainingOptions;
import dev.eddy.streaming.loop.Synchronization;
import org.apache.flink.configuration.Configuration;

/**
 * How far the parts of the loop run ahead of each other: the options that only make sense together.
 *
 * @param synchronization how workers and servers wait for each other
 * @param delay D: in step, how many steps old theta is
 * @param window W: how many steps a split is read ahead of theta
 */
record Waiting(Synchronization synchronization, int delay, int window) {
  /**
   * Enough to read while theta travels. In async nothing else keeps theta from getting old, and old
   * gradients add up to steps that are too large: over a9a with four workers the log loss was .335
   * to .336 with 3, .337 to .396 with 8 and .34 to 1.76 with 16.
   */
  private static final int WINDOW_MIN = 3;

  /**
   * Reads the options.
   *
   * @throws IllegalArgumentException naming the option, its rule and its value
   */
  static Waiting of(Configuration options) {
    Synchronization.Mode mode = TrainingOptions.SYNCHRONIZATION.of(options);
    requireStalenessFor(mode, options);
    int staleness = TrainingOptions.STALENESS.of(options);
    int delay = delay(mode, options);
    return switch (mode) {
      case SYNC ->
          new Waiting(Synchronization.sync(), delay, window(options, delay, twoAhead(delay)));
      case BOUNDED_STALENESS ->
          new Waiting(
              Synchronization.boundedStaleness(staleness),
              delay,
              window(options, delay, twoAhead(staleness)));
      case ASYNC -> new Waiting(Synchronization.async(), delay, window(options, delay, WINDOW_MIN));
    };
  }

  private static int delay(Synchronization.Mode mode, Configuration options) {
    int delay = TrainingOptions.DELAY.of(options);
    if (mode != Synchronization.Mode.SYNC && delay != 0) {
      throw new IllegalArgumentException(
          "%s must be 0 with training.synchronization %s, was %d"
              .formatted(TrainingOptions.DELAY.key(), mode, delay));
    }
    return delay;
  }

  private static void requireStalenessFor(Synchronization.Mode mode, Configuration options) {
    TrainingOptions.STALENESS
        .find(options)
        .filter(set -> mode != Synchronization.Mode.BOUNDED_STALENESS)
        .ifPresent(
            set -> {
              throw new IllegalArgumentException(
                  "%s must be absent with training.synchronization %s, was %d"
                      .formatted(TrainingOptions.STALENESS.key(), mode, set));
            });
  }

  private static int window(Configuration options, int delay, int fallback) {
    int window = TrainingOptions.WINDOW.find(options).orElse(fallback);
    if (window < delay + 1) {
      throw new IllegalArgumentException(
          "%s must be at least training.delay + 1 (%d), was %d"
              .formatted(TrainingOptions.WINDOW.key(), delay + 1, window));
    }
    return window;
  }

  private static int twoAhead(int steps) {
    return Math.max(WINDOW_MIN, steps + 2);
  }
}
