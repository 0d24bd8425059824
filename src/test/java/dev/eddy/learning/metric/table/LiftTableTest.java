package dev.eddy.learning.metric.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.metric.sums.ScoreHistogram;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiftTableTest {
  private static final double TOLERANCE = 1e-12;

  @Test
  void ofDistinctMarginsEachTenthIsCounted() {
    Random random = new Random(1);
    int[] bins = IntStream.range(0, 400).map(i -> 7 * i + 3).toArray();
    int[] labels = Arrays.stream(bins).map(bin -> random.nextInt(2800) < bin ? 1 : 0).toArray();
    List<Double> lifts = LiftTable.of(new RankedExamples(bins, labels).histogram()).lifts();
    double rate = Arrays.stream(labels).average().orElseThrow();
    for (int part = 0; part < 10; part++) {
      // 400 examples, the highest margins first: 40 in each tenth.
      double ofPart =
          Arrays.stream(labels, 360 - 40 * part, 400 - 40 * part).average().orElseThrow();
      assertThat(lifts.get(part)).isCloseTo(ofPart / rate, within(TOLERANCE));
    }
  }

  @Test
  void examplesOfABinShareItsPositivesWhereATenthEndsInIt() {
    for (int seed = 0; seed < 20; seed++) {
      RankedExamples examples = RankedExamples.random(new Random(seed), 23 + 31 * seed);
      List<Double> lifts = LiftTable.of(examples.histogram()).lifts();
      double[] expected = sharedLifts(examples);
      for (int part = 0; part < 10; part++) {
        assertThat(lifts.get(part)).isCloseTo(expected[part], within(TOLERANCE));
      }
    }
  }

  @Test
  void ofOneMarginThereIsNoLift() {
    ScoreHistogram tied = new ScoreHistogram(new int[] {9}, new long[] {3}, new long[] {8});
    assertThat(LiftTable.of(tied).lifts())
        .hasSize(10)
        .allSatisfy(lift -> assertThat(lift).isCloseTo(1, within(TOLERANCE)));
  }

  @Test
  void withoutAPositiveThereIsNoTable() {
    assertThat(
            LiftTable.of(new ScoreHistogram(new int[] {9}, new long[] {0}, new long[] {8})).lifts())
        .isEmpty();
    assertThat(LiftTable.of(new ScoreHistogram(new int[0], new long[0], new long[0])).lifts())
        .isEmpty();
  }

  /** Each example is cut into ten slices, which a tenth may take one by one. */
  private static double[] sharedLifts(RankedExamples examples) {
    double[] rates =
        IntStream.range(0, examples.count())
            .boxed()
            .sorted((i, j) -> examples.bins()[j] - examples.bins()[i])
            .mapToDouble(
                i ->
                    IntStream.range(0, examples.count())
                        .filter(j -> examples.bins()[j] == examples.bins()[i])
                        .mapToDouble(examples::label)
                        .average()
                        .orElseThrow())
            .toArray();
    double rate = Arrays.stream(rates).average().orElseThrow();
    double[] lifts = new double[10];
    for (int slice = 0; slice < 10 * rates.length; slice++) {
      lifts[slice / rates.length] += rates[slice / 10] / rates.length / rate;
    }
    return lifts;
  }
}
