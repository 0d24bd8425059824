package dev.eddy.learning.theta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.scaling.ValueStatistics;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DigestTest {
  private static final double[] NONE = new double[0];

  @Test
  void sameNumbersGiveTheSameDigest() {
    assertThat(of(d -> d.add(new double[] {1, 2}))).isEqualTo(of(d -> d.add(new double[] {1, 2})));
  }

  @Test
  void oneUlpOrAnotherOrderGivesAnotherDigest() {
    long digest = of(d -> d.add(new double[] {1, 2}));

    assertThat(of(d -> d.add(new double[] {1, Math.nextUp(2.0)}))).isNotEqualTo(digest);
    assertThat(of(d -> d.add(new double[] {2, 1}))).isNotEqualTo(digest);
    assertThat(of(d -> d.add(0.0))).isNotEqualTo(of(d -> d.add(-0.0)));
  }

  @Test
  void whatIsAddedLaterCountsAsIfItHadBeenAddedAtOnce() {
    long digest =
        of(
            d -> {
              d.addLater(later -> later.add(1.0));
              d.addLater(later -> later.add(new int[] {2, 3}));
            });

    assertThat(digest)
        .isEqualTo(
            of(
                d -> {
                  d.add(1.0);
                  d.add(new int[] {2, 3});
                }));
  }

  @Test
  void lengthsTellWhereOneArrayEnds() {
    long joined = of(d -> d.add(new int[] {1, 2, 3}));

    assertThat(
            of(
                d -> {
                  d.add(new int[] {1});
                  d.add(new int[] {2, 3});
                }))
        .isNotEqualTo(joined);
    assertThat(of(d -> d.add(NONE))).isNotEqualTo(of(d -> {}));
  }

  @Test
  void everyPartOfAGradientCounts() {
    Set<Long> digests = new HashSet<>();
    for (int part = 0; part <= 11; part++) {
      double[] is = new double[12];
      is[part] = 1;
      ShardGradient gradient =
          new ShardGradient(
              new ShardTotals((int) is[1], is[2], is[3], is[11], 0),
              new int[] {(int) is[4]},
              new double[] {is[5]},
              new double[] {is[6]},
              new double[] {is[7]},
              new ValueStatistics(
                  new double[] {is[8]}, new double[] {is[9]}, new double[] {is[10]}));
      digests.add(of(d -> d.add(gradient)));
    }
    assertThat(digests).hasSize(12);
  }

  @Test
  void resumedDigestGoesOn() {
    long whole =
        of(
            d -> {
              d.add(1.5);
              d.add(2.5);
            });
    Digest resumed = new Digest();
    resumed.resume(of(d -> d.add(1.5)));
    resumed.add(2.5);

    assertThat(resumed.value()).isEqualTo(whole);
  }

  private static long of(Consumer<Digest> numbers) {
    Digest digest = new Digest();
    numbers.accept(digest);
    return digest.value();
  }
}
