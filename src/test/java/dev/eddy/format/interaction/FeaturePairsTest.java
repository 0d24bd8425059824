package dev.eddy.format.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.example.ExampleBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeaturePairsTest {
  private static final int BITS = 10;
  private static final int MASK = (1 << BITS) - 1;
  private static final long A = 1;
  private static final long B = 2;

  private final ExampleBuffer example = new ExampleBuffer();

  /** A feature with the groups that it is in. */
  private record Feature(long groups, int coordinate, double value) {}

  @Test
  void eachFeatureOfOneTermIsMultipliedWithEachOfTheOther() {
    fill(new Feature(A, 3, 2), new Feature(B, 5, .5), new Feature(B, 7, 3), new Feature(0, 9, 9));
    assertThat(pairs("a*b").addTo(example)).isEmpty();
    assertThat(features())
        .containsExactly(
            "3:2.0",
            "5:0.5",
            "7:3.0",
            "9:9.0",
            ((3 * 16_777_619 ^ 5) & MASK) + ":1.0",
            ((3 * 16_777_619 ^ 7) & MASK) + ":6.0");
  }

  /** As of Vowpal Wabbit, {@code -q aa}: of n features n (n + 1) / 2 products. */
  @Test
  void withinATermEachUnorderedPairComesOnceAndEachFeatureWithItselfToo() {
    fill(new Feature(A, 3, 2), new Feature(A, 5, 5), new Feature(A, 1, 7));
    assertThat(pairs("a*a").addTo(example)).isEmpty();
    assertThat(features().subList(3, 9))
        .containsExactly(
            combined(3, 3) + ":4.0",
            combined(3, 5) + ":10.0",
            combined(1, 3) + ":14.0",
            combined(5, 5) + ":25.0",
            combined(1, 5) + ":35.0",
            combined(1, 1) + ":49.0");
  }

  @Test
  void orderInTheRecordDoesNotMatter() {
    List<Feature> features = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      features.add(new Feature(i % 4, 100 + 17 * i, i + 1));
    }
    fill(features.toArray(Feature[]::new));
    FeaturePairs pairs = pairs("a*b", "a*a", "b*b");
    assertThat(pairs.addTo(example)).isEmpty();
    Map<Integer, Double> expected = sums();
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(features, new Random(seed));
      fill(features.toArray(Feature[]::new));
      assertThat(pairs.addTo(example)).isEmpty();
      assertThat(sums()).isEqualTo(expected);
    }
  }

  @Test
  void pairsAreThoseOfNestedLoops() {
    Random random = new Random(5);
    FeaturePairs pairs = pairs("a*b", "b*c", "c*c", "a*d");
    for (int record = 0; record < 2_000; record++) {
      Feature[] features = new Feature[random.nextInt(20)];
      for (int i = 0; i < features.length; i++) {
        double value = random.nextInt(4) == 0 ? 1 : random.nextGaussian();
        features[i] = new Feature(random.nextInt(16), random.nextInt(1 << BITS), value);
      }
      fill(features);
      assertThat(pairs.addTo(example)).isEmpty();
      List<String> expected = new ArrayList<>();
      for (Feature each : features) {
        expected.add(each.coordinate + ":" + each.value);
      }
      addProducts(expected, features, 0, 1);
      addProducts(expected, features, 0, 3);
      addProducts(expected, features, 1, 2);
      addProducts(expected, features, 2, 2);
      assertThat(features()).isEqualTo(expected);
    }
  }

  @Test
  void coordinatesAreBelowTwoToTheBits() {
    for (int bits = 1; bits <= 28; bits++) {
      int last = (1 << bits) - 1;
      fill(new Feature(A, last, 1), new Feature(B, last, 1), new Feature(B, 0, 1));
      assertThat(new FeaturePairs(interactions("a*b"), bits).addTo(example)).isEmpty();
      assertThat(example.feature(3)).isBetween(0, last);
      assertThat(example.feature(4)).isBetween(0, last);
    }
  }

  @Test
  void recordWithMoreProductsThanAllowedIsRejectedBeforeThereIsOne() {
    Interactions atMost6 = Interactions.of(List.of("a*a"), false, 6);
    fill(new Feature(A, 1, 1), new Feature(A, 2, 1), new Feature(A, 3, 1));
    assertThat(new FeaturePairs(atMost6, BITS).addTo(example)).isEmpty();
    fill(new Feature(A, 1, 1), new Feature(A, 2, 1), new Feature(A, 3, 1), new Feature(A, 4, 1));
    assertThat(new FeaturePairs(atMost6, BITS).addTo(example))
        .isEqualTo("interactions must be at most 6, had 10");
    assertThat(example.featureCount()).isEqualTo(4);
  }

  /** 100,000 features make 5,000,050,000 products, more than an int can count. */
  @Test
  void numberOfProductsDoesNotOverflow() {
    example.clear();
    example.mark(A);
    IntStream.range(0, 100_000).forEach(i -> example.add(i & MASK, 1));
    assertThat(pairs("a*a").addTo(example))
        .isEqualTo("interactions must be at most 10000, had 5000050000");
  }

  @Test
  void productsBeyondAFloatAreRejectedAndThoseBelowAreZero() {
    fill(new Feature(A, 1, 1e30), new Feature(B, 2, 1e9));
    assertThat(pairs("a*b").addTo(example))
        .isEqualTo("product of a*b must be at most 1e38 in magnitude, was " + 1e30 * 1e9);
    fill(new Feature(A, 1, 1e-30), new Feature(B, 2, 1e-9));
    assertThat(pairs("a*b").addTo(example)).isEmpty();
    assertThat(example.value(2)).isZero();
  }

  @Test
  void withoutInteractionsThereIsNothingToAdd() {
    assertThat(new FeaturePairs(Interactions.none(), BITS).isEmpty()).isTrue();
    assertThat(pairs("a*b").isEmpty()).isFalse();
  }

  private static void addProducts(List<String> expected, Feature[] features, int one, int other) {
    for (int i = 0; i < features.length; i++) {
      for (int j = one == other ? i : 0; j < features.length; j++) {
        if ((features[i].groups >> one & features[j].groups >> other & 1) == 1) {
          int first = features[i].coordinate;
          int second = features[j].coordinate;
          if (one == other && second < first) {
            first = second;
            second = features[i].coordinate;
          }
          expected.add(combined(first, second) + ":" + features[i].value * features[j].value);
        }
      }
    }
  }

  private void fill(Feature... features) {
    example.clear();
    for (Feature feature : features) {
      example.mark(feature.groups);
      example.add(feature.coordinate, feature.value);
    }
  }

  private List<String> features() {
    return IntStream.range(0, example.featureCount())
        .mapToObj(i -> example.feature(i) + ":" + example.value(i))
        .toList();
  }

  /** What a learner sees: values of equal coordinates added up; these are whole numbers. */
  private Map<Integer, Double> sums() {
    Map<Integer, Double> sums = new TreeMap<>();
    for (int i = 0; i < example.featureCount(); i++) {
      sums.merge(example.feature(i), example.value(i), Double::sum);
    }
    return sums;
  }

  private static FeaturePairs pairs(String... texts) {
    return new FeaturePairs(interactions(texts), BITS);
  }

  private static Interactions interactions(String... texts) {
    return Interactions.of(List.of(texts), false, Interactions.PAIRS_MAX);
  }

  private static int combined(long first, long second) {
    return (int) ((first * 16_777_619L ^ second) & MASK);
  }
}
