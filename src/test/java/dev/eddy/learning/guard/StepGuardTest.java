package dev.eddy.learning.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepGuardTest {
  private static final double UNBOUNDED = Double.POSITIVE_INFINITY;

  @Test
  void aStepFarBeyondAllBeforeItIsRefusedAndTheNextOneIsNot() {
    StepGuard guard = new StepGuard(new StepNormBounds(UNBOUNDED, 100));
    assertThat(guard.refusal(3, 1_000)).isEmpty();
    assertThat(guard.refusal(301, 10))
        .contains(
            "training.step-norm-growth-max: step norm must be at most 100.0 times that of the"
                + " steps before (3.0), was 301.0");
    assertThat(guard.refusal(300, 10)).isEmpty();
    assertThat(guard.progress()).isEqualTo(new StepGuard.Progress(300, 1_010));
  }

  @Test
  void nothingIsAMeasureBeforeAThousandExamples() {
    StepGuard guard = new StepGuard(new StepNormBounds(UNBOUNDED, 100));
    assertThat(guard.refusal(1, 999)).isEmpty();
    assertThat(guard.refusal(1e9, 1)).isEmpty();
    assertThat(guard.refusal(1e12, 1)).isPresent();
  }

  @Test
  void zerosAreNoMeasure() {
    StepGuard guard = new StepGuard(new StepNormBounds(UNBOUNDED, 100));
    assertThat(guard.refusal(0, 5_000)).isEmpty();
    assertThat(guard.refusal(1, 1)).isEmpty();
    assertThat(guard.refusal(101, 1)).isPresent();
  }

  @Test
  void theBoundOfANormHoldsFromTheFirstStepOn() {
    StepGuard guard = new StepGuard(new StepNormBounds(50, UNBOUNDED));
    assertThat(guard.refusal(50.5, 1))
        .contains("training.step-norm-max: step norm must be at most 50.0, was 50.5");
    assertThat(guard.refusal(50, 1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void whatIsNotFiniteIsRefusedWhateverTheBounds(double norm) {
    StepGuard guard = new StepGuard(StepNormBounds.none());
    assertThat(guard.refusal(norm, 1)).contains("step norm must be finite, was " + norm);
    assertThat(guard.progress()).isEqualTo(StepGuard.Progress.start());
  }

  /** What slices and the evaluation rely on: the same steps, the same decisions, also restored. */
  @Test
  void guardsThatSeeTheSameStepsDecideAlikeAlsoBehindARestore() {
    StepNormBounds bounds = new StepNormBounds(1e12, 1e3);
    int refusedCount = 0;
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      StepGuard guard = new StepGuard(bounds);
      StepGuard restored = new StepGuard(bounds);
      double largest = 0;
      for (int step = 0; step < 200; step++) {
        double norm =
            Math.pow(10, random.nextInt(20) == 0 ? random.nextInt(20) : random.nextInt(3));
        int examples = random.nextInt(60);
        StepGuard next = new StepGuard(bounds);
        next.resume(restored.progress());
        restored = next;
        boolean isRefused = guard.refusal(norm, examples).isPresent();
        assertThat(restored.refusal(norm, examples).isPresent()).isEqualTo(isRefused);
        refusedCount += isRefused ? 1 : 0;
        largest = isRefused ? largest : Math.max(largest, norm);
        assertThat(guard.progress().largestNorm()).isEqualTo(largest).isLessThanOrEqualTo(1e12);
      }
    }
    assertThat(refusedCount).isGreaterThan(100);
  }

  /** A step set aside leaves no trace: without it every other decision is the same. */
  @Test
  void refusedStepsDoNotChangeWhatBecomesOfOthers() {
    StepNormBounds bounds = new StepNormBounds(UNBOUNDED, 1e3);
    Random random = new Random(7);
    StepGuard guard = new StepGuard(bounds);
    List<Double> applied = new ArrayList<>();
    assertThat(guard.refusal(1, 1_000)).isEmpty();
    for (int step = 0; step < 500; step++) {
      double norm = Math.pow(10, random.nextInt(10) == 0 ? 9 : random.nextInt(3));
      if (guard.refusal(norm, 50).isEmpty()) {
        applied.add(norm);
      }
    }
    StepGuard other = new StepGuard(bounds);
    assertThat(other.refusal(1, 1_000)).isEmpty();
    assertThat(applied).hasSizeBetween(400, 480);
    assertThat(applied).allMatch(norm -> other.refusal(norm, 50).isEmpty());
    assertThat(other.progress()).isEqualTo(guard.progress());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void boundsAreAboveZero(double bound) {
    assertThatThrownBy(() -> new StepNormBounds(bound, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("normMax must be above 0, was " + bound);
    assertThatThrownBy(() -> new StepNormBounds(1, bound))
        .hasMessage("growthMax must be above 0, was " + bound);
  }
}
