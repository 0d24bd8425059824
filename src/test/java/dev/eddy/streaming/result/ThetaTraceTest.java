package dev.eddy.streaming.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.Learners;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.streaming.wire.Theta;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThetaTraceTest {
  private static final LearnerSettings LEARNER =
      Learners.linear(2, true, LossType.SQUARED, OptimizerType.SGD, .1, false, 0);

  private final List<String> lines = new ArrayList<>();

  @Test
  void aVersionIsToldOnceAllItsSlicesAreThere() {
    ThetaTrace trace = new ThetaTrace(LEARNER, 2, 0);
    trace.add(piece(0, 0, true), lines::add);
    trace.add(piece(1, 0, true), lines::add);
    trace.add(piece(0, 1, true, 2, .5), lines::add);
    trace.add(piece(0, 2, true, 2, .75), lines::add);
    assertThat(lines).isEmpty();
    trace.add(piece(1, 1, true, 1, -1), lines::add);
    assertThat(lines).containsExactly("{\"step\":1,\"theta\":{\"1\":-1.0,\"2\":0.5}}");
    trace.add(piece(1, 2, true), lines::add);
    assertThat(lines).hasSize(2).last().asString().contains("\"2\":0.75");
  }

  @Test
  void theInterceptHasItsName() {
    ThetaTrace trace = new ThetaTrace(LEARNER, 1, 0);
    trace.add(piece(0, 1, true, LEARNER.model().intercept(), 3), lines::add);
    assertThat(lines).containsExactly("{\"step\":1,\"theta\":{\"intercept\":3.0}}");
  }

  @Test
  void aRestoredTraceTellsNothingTwice() {
    ThetaTrace trace = new ThetaTrace(LEARNER, 2, 5);
    // One slice was a step ahead of the other when the checkpoint was taken.
    trace.add(piece(0, 6, true, 2, 6), lines::add);
    trace.add(piece(1, 5, false, 1, 4), lines::add);
    trace.add(piece(1, 5, true, 3, 5), lines::add);
    assertThat(lines).isEmpty();
    trace.add(piece(1, 6, true, 3, 7), lines::add);
    assertThat(lines).containsExactly("{\"step\":6,\"theta\":{\"1\":4.0,\"2\":6.0,\"3\":7.0}}");
    assertThat(trace.told()).isEqualTo(6);
  }

  private static Theta piece(int slice, long version, boolean isComplete) {
    return new Theta(slice, version, version - 1, isComplete, false, ThetaDelta.empty());
  }

  private static Theta piece(
      int slice, long version, boolean isComplete, int coordinate, double weight) {
    double[] none = new double[0];
    ThetaDelta delta =
        new ThetaDelta(new int[] {coordinate}, new double[] {weight}, none, none, none);
    return new Theta(slice, version, version - 1, isComplete, false, delta);
  }
}
