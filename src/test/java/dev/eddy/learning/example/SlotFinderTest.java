package dev.eddy.learning.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlotFinderTest {
  private static final double[] UNITS = new double[0];

  private final SlotFinder finder = new SlotFinder();

  @Test
  void batchesFactoredTogetherHaveTheFeaturesOfAllInOrderOfFirstOccurrence() {
    List<Batch> factored =
        finder.factor(
            List.of(
                unfactored(UNITS, new int[] {9, 4}),
                unfactored(UNITS),
                unfactored(UNITS, new int[] {7, 4}, new int[] {9})));

    assertThat(factored.get(0).features()).containsExactly(9, 4, 7);
    assertThat(factored).extracting(Batch::features).containsOnly(factored.get(0).features());
    assertThat(factored.get(0).slots()).containsExactly(0, 1);
    assertThat(factored.get(2).slots()).containsExactly(2, 1, 0);
    assertThat(factored).allMatch(Batch::isFactored);
  }

  @Test
  void valuesOfAFeatureThatAnExampleHasTwiceAreAddedUpInItsBatchOnly() {
    List<Batch> factored =
        finder.factor(
            List.of(
                unfactored(UNITS, new int[] {5, 6, 5}, new int[] {5}),
                unfactored(UNITS, new int[] {6})));

    assertThat(factored.get(0).starts()).containsExactly(0, 2, 3);
    assertThat(factored.get(0).values()).startsWith(2, 1, 1);
    assertThat(factored.get(1).hasUnitValues()).isTrue();
  }

  @Test
  void oneBatchKnowsNothingOfTheOneBefore() {
    finder.factor(unfactored(UNITS, new int[] {5, 6}));

    assertThat(finder.factor(unfactored(UNITS, new int[] {6})).features()).containsExactly(6);
  }

  @Test
  void aBatchThatIsFactoredStaysAsItIs() {
    Batch factored = finder.factor(unfactored(UNITS, new int[] {5, 6}));

    assertThat(finder.factor(factored)).isSameAs(factored);
  }

  @Test
  void unfactoredItIsWhatItWas() {
    double[] values = {.5, 2, 3};
    Batch factored = finder.factor(unfactored(values, new int[] {9, 4}, new int[] {9}));

    Batch again = factored.unfactored();

    assertThat(again.isFactored()).isFalse();
    assertThat(again.slots()).containsExactly(9, 4, 9);
    assertThat(again.values()).containsExactly(values);
    assertThat(factored.slots()).containsExactly(0, 1, 0);
  }

  private static Batch unfactored(double[] values, int[]... examples) {
    int[] starts = new int[examples.length + 1];
    for (int e = 0; e < examples.length; e++) {
      starts[e + 1] = starts[e] + examples[e].length;
    }
    int[] features = new int[starts[examples.length]];
    for (int e = 0; e < examples.length; e++) {
      System.arraycopy(examples[e], 0, features, starts[e], examples[e].length);
    }
    return new Batch(new double[examples.length], starts, features, values, new int[0]);
  }
}
