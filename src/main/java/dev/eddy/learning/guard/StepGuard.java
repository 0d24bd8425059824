package dev.eddy.learning.guard;

import java.util.Optional;

/**
 * Decides whether a step is applied or set aside. The servers of all slices and the evaluation have
 * one each; fed with the same steps in the same order they decide alike, without a word between
 * them.
 *
 * <p>One record of a broken sensor can teach an optimizer a scale that nothing after it reaches:
 * theta stays finite and learns no more. Such a step says so before it is applied, by its norm.
 */
public final class StepGuard {
  private final StepNormBounds bounds;
  private double largestNorm;
  private long exampleCount;

  public StepGuard(StepNormBounds bounds) {
    this.bounds = bounds;
  }

  /**
   * What a checkpoint keeps of a guard.
   *
   * @param largestNorm of the steps applied
   * @param exampleCount examples applied
   */
  public record Progress(double largestNorm, long exampleCount) {
    private static final Progress START = new Progress(0, 0);

    /** Returns the progress before the first step. */
    public static Progress start() {
      return START;
    }
  }

  /**
   * Takes a step in, or returns why it is to be set aside: option, bound and value. A step set
   * aside leaves no trace in the guard.
   *
   * @param norm of the step, over all its shards
   * @param stepExampleCount examples of the step
   */
  public Optional<String> refusal(double norm, int stepExampleCount) {
    Optional<String> refusal = judge(norm);
    if (refusal.isEmpty()) {
      largestNorm = Math.max(largestNorm, norm);
      exampleCount += stepExampleCount;
    }
    return refusal;
  }

  public Progress progress() {
    return new Progress(largestNorm, exampleCount);
  }

  /** Goes on where a checkpoint was. */
  public void resume(Progress progress) {
    largestNorm = progress.largestNorm();
    exampleCount = progress.exampleCount();
  }

  private Optional<String> judge(double norm) {
    if (!Double.isFinite(norm)) {
      return Optional.of("step norm must be finite, was " + norm);
    }
    if (norm > bounds.normMax()) {
      return Optional.of(
          "training.step-norm-max: step norm must be at most %s, was %s"
              .formatted(bounds.normMax(), norm));
    }
    // Nothing is a measure for something: a stream may begin with records without features.
    boolean hasMeasure = exampleCount >= StepNormBounds.EXAMPLES_MIN && largestNorm > 0;
    if (hasMeasure && norm > bounds.growthMax() * largestNorm) {
      return Optional.of(
          "training.step-norm-growth-max: step norm must be at most %s times that of the steps"
                  .formatted(bounds.growthMax())
              + " before (%s), was %s".formatted(largestNorm, norm));
    }
    return Optional.empty();
  }
}
