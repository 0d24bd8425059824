package dev.eddy.learning.metric.sums;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ScoreHistogramTest {

  @Test
  void binsAreOne128thWideFromMinus16() {
    assertThat(ScoreHistogram.binOf(-16)).isZero();
    assertThat(ScoreHistogram.binOf(0)).isEqualTo(2048);
    assertThat(ScoreHistogram.binOf(1.0 / 128)).isEqualTo(2049);
    assertThat(ScoreHistogram.binOf(-0.5 / 128)).isEqualTo(2047);
    assertThat(ScoreHistogram.binOf(Math.nextDown(16.0))).isEqualTo(4095);
  }

  @Test
  void marginsBeyondFallIntoTheOutermostBins() {
    assertThat(ScoreHistogram.binOf(-16.001)).isZero();
    assertThat(ScoreHistogram.binOf(-Double.MAX_VALUE)).isZero();
    assertThat(ScoreHistogram.binOf(16)).isEqualTo(4095);
    assertThat(ScoreHistogram.binOf(Double.MAX_VALUE)).isEqualTo(4095);
  }

  @Property(seed = "1")
  void aGreaterMarginNeverHasALowerBin(@ForAll double one, @ForAll double other) {
    assertThat(ScoreHistogram.binOf(Math.min(one, other)))
        .isLessThanOrEqualTo(ScoreHistogram.binOf(Math.max(one, other)));
  }

  @Test
  void binsThatDoNotAscendAreRefused() {
    long[] counts = {1, 1};
    assertThatThrownBy(() -> new ScoreHistogram(new int[] {3, 3}, counts, counts))
        .hasMessageContaining("was 3 at 1");
    assertThatThrownBy(() -> new ScoreHistogram(new int[] {3, 4096}, counts, counts))
        .hasMessageContaining("was 4096 at 1");
    assertThatThrownBy(() -> new ScoreHistogram(new int[] {-1, 4}, counts, counts))
        .hasMessageContaining("was -1 at 0");
    assertThatThrownBy(() -> new ScoreHistogram(new int[] {1}, counts, counts))
        .hasMessageContaining("as long as bins (1)");
  }
}
