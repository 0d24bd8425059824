package dev.eddy.learning.theta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.scaling.ValueStatistics;
import org.junit.jupiter.api.Test;

class GradientSplitTest {
  private static final double[] NONE = new double[0];

  private final ShardGradient gradient =
      new ShardGradient(
          new ShardTotals(3, 4, 5, 7, 0),
          new int[] {6, 1, 2},
          new double[] {60, 10, 20},
          NONE,
          new double[] {0.6, 0.1, 0.2},
          ValueStatistics.none());

  @Test
  void eachSliceGetsItsCoordinatesAndWhatIsTrueOfTheWholeStep() {
    ShardGradient[] parts = GradientSplit.of(gradient, new SliceMap(8, 3));

    assertThat(parts).hasSize(3);
    assertThat(parts[0].coordinates()).containsExactly(6);
    assertThat(parts[1].coordinates()).containsExactly(1);
    assertThat(parts[2].gradientSums()).containsExactly(20);
    assertThat(parts[2].largestValues()).containsExactly(0.2);
    assertThat(parts[2].squareSums()).isEmpty();
    for (ShardGradient part : parts) {
      assertThat(part.exampleCount()).isEqualTo(3);
      assertThat(part.totals().normalizer()).isEqualTo(4);
      assertThat(part.totals().unitSquares()).isEqualTo(5);
      assertThat(part.norm()).isEqualTo(7);
    }
  }

  @Test
  void orderWithinASliceIsKept() {
    ShardGradient[] parts = GradientSplit.of(gradient, new SliceMap(8, 2));

    assertThat(parts[0].coordinates()).containsExactly(6, 2);
    assertThat(parts[0].gradientSums()).containsExactly(60, 20);
  }

  @Test
  void oneSliceGetsTheGradientAsItIs() {
    assertThat(GradientSplit.of(gradient, new SliceMap(8, 1))).containsExactly(gradient);
  }

  @Test
  void sliceWithoutCoordinatesHearsOfTheStepAllTheSame() {
    ShardGradient[] parts = GradientSplit.of(gradient, new SliceMap(8, 5));

    assertThat(parts[4].coordinates()).isEmpty();
    assertThat(parts[4].exampleCount()).isEqualTo(3);
  }
}
