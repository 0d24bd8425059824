package dev.eddy.learning.theta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.scaling.ValueStatistics;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepSumTest {
  private static final double[] NONE = new double[0];

  @Test
  void shardsAreAddedUpRowByRow() {
    StepSum sum = new StepSum(new SliceMap(10, 1), 1);

    sum.set(
        List.of(
            gradient(new int[] {7, 2}, new double[] {1, 2}, new double[] {3, 9}),
            gradient(new int[] {2, 5}, new double[] {0.5, -1}, new double[] {8, 4})));

    assertThat(sum.count()).isEqualTo(3);
    assertThat(sum.rows()).startsWith(7, 2, 5);
    assertThat(sum.row(1)).isEqualTo(2);
    assertThat(sum.gradient(1, 0)).isEqualTo(2.5);
    assertThat(sum.square(1, 0)).isEqualTo(2 * 2 + 0.5 * 0.5);
    assertThat(sum.largest(1)).isEqualTo(9);
    assertThat(sum.gradient(2, 0)).isEqualTo(-1);
  }

  @Test
  void orderOfShardsDecidesTheRounding() {
    StepSum sum = new StepSum(new SliceMap(1, 1), 1);
    ShardGradient large = gradient(new int[] {0}, new double[] {1e16}, new double[] {0});
    ShardGradient negative = gradient(new int[] {0}, new double[] {-1e16}, new double[] {0});
    ShardGradient small = gradient(new int[] {0}, new double[] {1}, new double[] {0});

    sum.set(List.of(large, negative, small));
    assertThat(sum.gradient(0, 0)).isEqualTo(1);
    sum.set(List.of(large, small, negative));
    assertThat(sum.gradient(0, 0)).isEqualTo(0);
  }

  @Test
  void nextStepStartsFromNothing() {
    StepSum sum = new StepSum(new SliceMap(2_000, 2), 1);
    int[] all = new int[1_000];
    for (int i = 0; i < all.length; i++) {
      all[i] = 2 * i;
    }
    sum.set(List.of(gradient(all, new double[1_000], new double[1_000])));
    assertThat(sum.count()).isEqualTo(1_000);

    sum.set(List.of(gradient(new int[] {6}, new double[] {4}, new double[] {1})));

    assertThat(sum.count()).isEqualTo(1);
    assertThat(sum.row(0)).isEqualTo(3);
    assertThat(sum.gradient(0, 0)).isEqualTo(4);
    sum.set(List.of());
    assertThat(sum.count()).isZero();
  }

  @Test
  void arraysThatTheLearnerDoesNotNeedMayBeEmpty() {
    StepSum sum = new StepSum(new SliceMap(10, 1), 1);

    sum.set(
        List.of(
            new ShardGradient(
                new ShardTotals(1, 0, 1, 1, 0),
                new int[] {4},
                new double[] {2},
                NONE,
                NONE,
                ValueStatistics.none())));

    assertThat(sum.gradient(0, 0)).isEqualTo(2);
    assertThat(sum.square(0, 0)).isZero();
    assertThat(sum.largest(0)).isZero();
  }

  private static ShardGradient gradient(int[] coordinates, double[] sums, double[] largest) {
    double[] squares = new double[sums.length];
    for (int i = 0; i < sums.length; i++) {
      squares[i] = sums[i] * sums[i];
    }
    return new ShardGradient(
        new ShardTotals(1, 1, 1, 1, 0),
        coordinates,
        sums,
        squares,
        largest,
        ValueStatistics.none());
  }
}
