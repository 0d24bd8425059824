package dev.eddy.learning.gradient;

import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;

/** What an example does to the arrays of a step, once it is scored. */
interface ExampleTrainer {

  /** Returns the trainer of the settings. */
  static ExampleTrainer of(LearnerSettings settings, ModelFunction function) {
    return settings.isLocal()
        ? new LocalTrainer(settings, function)
        : new SumTrainer(settings, function);
  }

  /** Returns the arrays. */
  SlotSums sums();

  /** Starts a step. */
  void start(Replica theta);

  /**
   * Trains the example that was scored last.
   *
   * @param label within bounds
   * @param importance what the example's gradient weighs, at least 0
   */
  void train(StepExamples examples, double label, double importance);
}
