package dev.eddy.learning.gradient;

import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;

/** Any model, trained by sums or by a shard's own steps: scores each example, then trains it. */
final class GeneralKernel extends StepKernel {
  private final ModelFunction function;
  private final ExampleTrainer trainer;
  private final double[] gradient;

  GeneralKernel(LearnerSettings settings) {
    this(settings, ModelFunction.of(settings));
  }

  private GeneralKernel(LearnerSettings settings, ModelFunction function) {
    this(settings, function, ExampleTrainer.of(settings, function));
  }

  private GeneralKernel(LearnerSettings settings, ModelFunction function, ExampleTrainer trainer) {
    super(settings, trainer.sums());
    this.function = function;
    this.trainer = trainer;
    gradient = new double[settings.model().weightCount()];
  }

  @Override
  public void start(Replica theta) {
    super.start(theta);
    trainer.start(theta);
  }

  @Override
  void train(double label, ScoreSink scores) {
    double value = function.score(examples, label, scores);
    double importance = importance();
    count(value, function.unitSquare(label), importance * function.derivativeSize());
    trainer.train(examples, label, importance);
  }

  /** Returns how often the example at hand counts, with its gradient clipped. */
  private double importance() {
    if (!examples.isClipped()) {
      return examples.importance;
    }
    double squares = 0;
    for (int i = 0; i < examples.count; i++) {
      function.gradient(examples, i, gradient);
      for (double part : gradient) {
        double g = examples.importance * part;
        squares += g * g;
      }
    }
    return examples.importance * examples.clip(squares);
  }
}
