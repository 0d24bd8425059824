package dev.eddy.learning.gradient;

import dev.eddy.learning.settings.LearnerSettings;

/**
 * A model as a function of the example at hand and of theta, with its derivatives. It reads the
 * example and the weights in {@link StepExamples}, and keeps what {@link #score} found for the
 * gradient that follows.
 */
interface ModelFunction {

  /** Returns the function of the settings. */
  static ModelFunction of(LearnerSettings settings) {
    return switch (settings.model().type()) {
      case LINEAR -> new LinearFunction(settings);
      case SOFTMAX, ONE_VS_REST -> new ClassesFunction(settings);
      case FM -> new FactorizationFunction(settings);
    };
  }

  /**
   * Scores the example at hand and tells the sink.
   *
   * @param label within bounds
   * @return the loss
   */
  double score(StepExamples examples, double label, ScoreSink scores);

  /**
   * Predicts the example at hand, and learns nothing.
   *
   * @param into takes the probability of each class where there are many, else stays as it is
   * @return the prediction: a probability, a number, or the most likely class
   */
  double predict(StepExamples examples, double[] into);

  /** Returns the square of the margin's unit as far as one label tells it. */
  double unitSquare(double label);

  /** Returns the largest |d loss / d margin| of the example last scored. */
  double derivativeSize();

  /**
   * Writes d loss / d w of each weight of the example's i-th value, as it was scored.
   *
   * @param into takes as many numbers as a coordinate has weights
   */
  void gradient(StepExamples examples, int i, double[] into);
}
