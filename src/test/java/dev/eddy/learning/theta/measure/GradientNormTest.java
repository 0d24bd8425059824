package dev.eddy.learning.theta.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.scaling.ValueStatistics;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.ShardTotals;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientNormTest {
  private static final double[] NONE = new double[0];

  @Test
  void shardsAreSummedBeforeTheNormIsTaken() {
    ShardGradient one = gradient(new int[] {7, 2}, 1, 2, 5, 1);
    ShardGradient other = gradient(new int[] {2, 9}, -1, 3, 2, 0);

    // Coordinate 7: (1, 2); 2: (5 - 1, 1 + 3); 9: (2, 0).
    assertThat(GradientNorm.of(List.of(one, other))).isEqualTo(Math.sqrt(1 + 4 + 16 + 16 + 4));
  }

  @Test
  void nothingHasTheNormZero() {
    assertThat(GradientNorm.of(List.of())).isZero();
    assertThat(GradientNorm.of(List.of(ShardGradient.empty()))).isZero();
  }

  private static ShardGradient gradient(int[] coordinates, double... sums) {
    return new ShardGradient(
        ShardTotals.none(), coordinates, sums, NONE, NONE, ValueStatistics.none());
  }
}
