package dev.eddy.learning.theta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.reaction.TrialStep;
import dev.eddy.learning.scaling.ValueStatistics;
import org.junit.jupiter.api.Test;

class ShardGradientTest {

  @Test
  void guardsJudgeAFoldAsTheyJudgeTheMainModel() {
    ShardGradient fold = gradient(new ShardTotals(3, 4, 5, 7, 8));
    ShardTotals totals = fold.guardedAs(gradient(new ShardTotals(9, 0, 0, 1e9, 0))).totals();
    assertThat(totals).isEqualTo(new ShardTotals(3, 4, 5, 1e9, 8, 9, 0, TrialStep.none()));
  }

  @Test
  void sumsThatAreNotFiniteSpoilTheirOwnModelOnly() {
    ShardGradient fold = gradient(new ShardTotals(3, 4, 5, Double.POSITIVE_INFINITY, 8));
    ShardGradient main = gradient(new ShardTotals(9, 0, 0, 1, 0));
    assertThat(fold.guardedAs(main).norm()).isInfinite();
    assertThat(main.guardedAs(fold).norm()).isInfinite();
  }

  private static ShardGradient gradient(ShardTotals totals) {
    double[] none = new double[0];
    return new ShardGradient(totals, new int[0], none, none, none, ValueStatistics.none());
  }
}
