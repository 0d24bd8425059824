package dev.eddy.learning.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchBuilderTest {
  private final BatchBuilder builder = new BatchBuilder();
  private final ExampleBuffer example = new ExampleBuffer();

  @Test
  void batchHasEachFeatureOnceInOrderOfFirstOccurrence() {
    add(1, Map.of(70, 2.0));
    add(0, Map.of(9, 0.5));
    add(1, Map.of(70, -3.0));

    Batch batch = builder.build();

    assertThat(batch.exampleCount()).isEqualTo(3);
    assertThat(batch.labels()).containsExactly(1, 0, 1);
    assertThat(batch.features()).containsExactly(70, 9);
    assertThat(batch.starts()).containsExactly(0, 1, 2, 3);
    assertThat(batch.slots()).containsExactly(0, 1, 0);
    assertThat(batch.values()).containsExactly(2, 0.5, -3);
    assertThat(batch.hasUnitValues()).isFalse();
  }

  @Test
  void valuesThatAreAllOneAreLeftOut() {
    add(1, Map.of(70, 1.0));
    add(0, Map.of(9, 1.0));

    Batch batch = builder.build();

    assertThat(batch.hasUnitValues()).isTrue();
    assertThat(batch.values()).isEmpty();
    assertThat(batch.slots()).containsExactly(0, 1);
  }

  @Test
  void featureThatComesTwiceInAnExampleCountsWithItsSum() {
    example.clear();
    example.label(1);
    example.add(5, 1);
    example.add(6, 1);
    example.add(5, 1);
    builder.add(example);
    add(0, Map.of(5, 1.0));

    Batch batch = builder.build();

    assertThat(batch.starts()).containsExactly(0, 2, 3);
    assertThat(batch.slots()).containsExactly(0, 1, 0);
    assertThat(batch.values()).containsExactly(2, 1, 1);
  }

  @Test
  void examplesOfOnesBesideOthersHaveTheirOnes() {
    add(1, Map.of(7, 1.0));
    add(0, Map.of(9, 0.5));
    add(1, Map.of(8, 1.0));

    assertThat(builder.build().values()).containsExactly(1, 0.5, 1);
  }

  /** So many that each must be found at once, not looked for among all before. */
  @Test
  void longExampleWithManyDuplicatesIsMerged() {
    int count = 400_000;
    int distinct = 150_000;
    example.clear();
    for (int i = 0; i < count; i++) {
      example.add(i % distinct);
    }
    builder.add(example);

    Batch batch = builder.build();

    assertThat(batch.starts()).containsExactly(0, distinct);
    for (int slot = 0; slot < distinct; slot++) {
      assertThat(batch.features()[batch.slots()[slot]]).isEqualTo(slot);
      assertThat(batch.values()[slot]).isEqualTo(slot < count - 2 * distinct ? 3 : 2);
    }
  }

  @Test
  void nothingAddedIsTheEmptyBatch() {
    assertThat(builder.build()).isSameAs(Batch.empty());
    assertThat(Batch.empty().exampleCount()).isZero();
    assertThat(Batch.empty().hasUnitValues()).isTrue();
  }

  @Test
  void exampleWithoutFeaturesCounts() {
    add(0.25, Map.of());

    Batch batch = builder.build();

    assertThat(batch.labels()).containsExactly(0.25);
    assertThat(batch.starts()).containsExactly(0, 0);
    assertThat(batch.features()).isEmpty();
  }

  @Test
  void nextBatchKnowsNothingOfTheLast() {
    add(1, Map.of(70, 2.0));
    builder.build();
    assertThat(builder.exampleCount()).isZero();
    add(0, Map.of(70, 1.0));

    Batch batch = builder.build();

    assertThat(batch.labels()).containsExactly(0);
    assertThat(batch.features()).containsExactly(70);
    assertThat(batch.hasUnitValues()).isTrue();
  }

  @Test
  void anyNumberOfExamplesAndFeaturesComesBackAsItWas() {
    Random random = new Random(1);
    for (int exampleCount : new int[] {1, 255, 256, 257, 3_000}) {
      List<Map<Integer, Double>> expected = new ArrayList<>();
      for (int e = 0; e < exampleCount; e++) {
        Map<Integer, Double> values = new LinkedHashMap<>();
        int featureCount = random.nextInt(e == 7 ? 5_000 : 8);
        for (int i = 0; i < featureCount; i++) {
          values.put(random.nextInt(1 << 18), random.nextGaussian());
        }
        add(e, values);
        expected.add(values);
      }
      assertThat(examples(builder.build())).isEqualTo(expected);
    }
  }

  private void add(double label, Map<Integer, Double> values) {
    example.clear();
    example.label(label);
    values.forEach(example::add);
    builder.add(example);
  }

  private static List<Map<Integer, Double>> examples(Batch batch) {
    assertThat(batch.features()).doesNotHaveDuplicates();
    List<Map<Integer, Double>> examples = new ArrayList<>();
    for (int e = 0; e < batch.exampleCount(); e++) {
      assertThat(batch.labels()[e]).isEqualTo(e);
      Map<Integer, Double> values = new LinkedHashMap<>();
      for (int j = batch.starts()[e]; j < batch.starts()[e + 1]; j++) {
        values.put(
            batch.features()[batch.slots()[j]], batch.hasUnitValues() ? 1 : batch.values()[j]);
      }
      examples.add(values);
    }
    return examples;
  }
}
