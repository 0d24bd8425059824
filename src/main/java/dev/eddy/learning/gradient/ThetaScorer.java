package dev.eddy.learning.gradient;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.loss.Loss;
import dev.eddy.learning.scaling.ValueScaler;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.settings.ModelType;
import dev.eddy.learning.theta.Bounds;
import dev.eddy.learning.theta.Replica;

/**
 * Predicts examples with theta as it is, as the {@link GradientKernel} does, and learns nothing: a
 * probability, a number, or the most likely of many classes.
 */
public final class ThetaScorer {
  private final LearnerSettings settings;
  private final ValueScaler scaler;
  private final Loss loss;
  private final ModelFunction function;
  private final StepExamples examples;
  private final double[] probabilities;

  public ThetaScorer(LearnerSettings settings) {
    this.settings = settings;
    scaler = ValueScaler.of(settings.scaling());
    loss = settings.loss().create();
    function = ModelFunction.of(settings);
    examples = new StepExamples(settings, new SlotSums(settings));
    probabilities = new double[settings.model().weightCount()];
  }

  /** Writes the prediction of each example of the batch into {@code scores}, from {@code from}. */
  public void predict(Batch batch, Replica theta, double[] scores, int from) {
    for (int e = 0; e < batch.exampleCount(); e++) {
      scores[from + e] =
          settings.model().type() == ModelType.LINEAR
              ? loss.prediction(margin(batch, e, theta))
              : general(batch.only(e), theta);
    }
  }

  /** One by one: what an example shows of scales is nothing to the next one. */
  private double general(Batch example, Replica theta) {
    examples.clear();
    examples.take(example, 0, examples.gather(example, theta));
    return function.predict(examples, probabilities);
  }

  private double margin(Batch batch, int e, Replica theta) {
    // In the order of the kernel, so that the bits are the same.
    double margin = 0;
    if (settings.model().hasIntercept()) {
      margin += part(settings.model().intercept(), 1, theta);
    }
    for (int j = batch.starts()[e]; j < batch.starts()[e + 1]; j++) {
      double x = batch.hasUnitValues() ? 1 : Bounds.value(batch.values()[j]);
      margin += part(batch.features()[batch.slots()[j]], x, theta);
    }
    return Bounds.margin(margin);
  }

  /** Returns what one value adds to the margin. */
  private double part(int coordinate, double raw, Replica theta) {
    double x = raw;
    if (settings.isScaled()) {
      x =
          Bounds.value(
              scaler.scale(x, theta.means()[coordinate], theta.inverseDeviations()[coordinate]));
    }
    double weight = theta.weight(coordinate);
    double size = Math.abs(x);
    // Ross et al. 2013, algorithm 2, line (a): a weight learned on smaller values is too large.
    if (theta.scales().length > 0 && size > theta.scales()[coordinate]) {
      weight *= theta.scales()[coordinate] / size;
    }
    return weight * x;
  }
}
