package dev.eddy.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.loss.Task;
import dev.eddy.learning.metric.sums.LabelHistory;
import dev.eddy.learning.metric.sums.PairedSums;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonsTest {

  @Test
  void aStepCountsHowManyMoreLabelsTheModelHits() {
    ScoreCollector shard = ScoreCollector.of(Targets.of(Task.BINARY));
    double[] labels = {1, 0, 1, 1};
    for (double label : labels) {
      shard.add(2, label, .25);
    }
    LabelHistory history = LabelHistory.empty(2);
    double[][] ofSplits = {labels};
    BaselineScores baselines = BaselineScores.of(Targets.of(Task.BINARY), history, ofSplits);
    Comparisons step = Comparisons.of(Targets.of(Task.BINARY), List.of(shard.take()), baselines);
    // The model hits 3; the majority, 0 so far, 1; the last label, 0 at first, 1.
    assertThat(step.sums())
        .containsEntry("majority_accuracy", PairedSums.ofStep(4, 2))
        .containsEntry("last_accuracy", PairedSums.ofStep(4, 2));
    assertThat(step.sums().get("base_rate_log_loss").gain())
        .isCloseTo(4 * StrictMath.log(2) - 1, within(1e-12));
    assertThat(step.gains()).isEmpty();
    assertThat(step.plus(step).gains().keySet())
        .containsExactly("majority_accuracy", "last_accuracy", "base_rate_log_loss");
    assertThat(step.plus(Comparisons.none())).isEqualTo(step);
  }

  @Test
  void numbersAreComparedByTheirErrors() {
    ScoreCollector shard = ScoreCollector.of(Targets.of(Task.REGRESSION));
    shard.add(1, 3, 0);
    shard.add(4, 4, 0);
    double[][] ofSplits = {{3, 4}};
    BaselineScores baselines =
        BaselineScores.of(Targets.of(Task.REGRESSION), LabelHistory.empty(0), ofSplits);
    Comparisons step =
        Comparisons.of(Targets.of(Task.REGRESSION), List.of(shard.take()), baselines);
    // Errors of the model 2, 0; of the mean, 0 so far, 3, 4; of the last 3, 1.
    assertThat(step.sums())
        .containsEntry("mean_mse", PairedSums.ofStep(2, 21))
        .containsEntry("mean_mae", PairedSums.ofStep(2, 5))
        .containsEntry("last_mse", PairedSums.ofStep(2, 6))
        .containsEntry("last_mae", PairedSums.ofStep(2, 2));
  }
}
