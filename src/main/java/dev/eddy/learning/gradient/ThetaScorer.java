package dev.eddy.learning.gradient;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;

/**
 * Predicts examples with theta as it is, as the {@link GradientKernel} does, and learns nothing: a
 * probability, a number, or the most likely of many classes. Owns its buffers: one scorer for a
 * thread.
 */
public final class ThetaScorer {
  private final ModelFunction function;
  private final StepExamples examples;
  private final double[] probabilities;

  public ThetaScorer(LearnerSettings settings) {
    function = ModelFunction.of(settings);
    examples = new StepExamples(settings, new SlotSums(settings));
    probabilities = new double[settings.model().weightCount()];
  }

  /** Writes the prediction of each example of the batch into {@code scores}, from {@code from}. */
  public void predict(Batch batch, Replica theta, double[] scores, int from) {
    examples.clear();
    int[] occurrences = examples.gather(batch, theta);
    for (int e = 0; e < batch.exampleCount(); e++) {
      examples.take(batch, e, occurrences);
      scores[from + e] = function.predict(examples, probabilities);
      examples.forgetScales(theta);
    }
  }
}
