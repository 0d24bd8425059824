package dev.eddy.streaming.meter;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.metrics.HistogramStatistics;
import org.junit.jupiter.api.Test;

class StalenessHistogramTest {
  @Test
  void theLastGradientsAreDescribed() {
    StalenessHistogram histogram = new StalenessHistogram();
    for (long staleness : new long[] {2, 0, 1, 0, 7}) {
      histogram.update(staleness);
    }
    HistogramStatistics statistics = histogram.getStatistics();
    assertThat(histogram.getCount()).isEqualTo(5);
    assertThat(statistics.size()).isEqualTo(5);
    assertThat(statistics.getMin()).isZero();
    assertThat(statistics.getMax()).isEqualTo(7);
    assertThat(statistics.getMean()).isEqualTo(2);
    assertThat(statistics.getQuantile(.5)).isEqualTo(1);
    // Deviations 0, -2, -1, -2, 5.
    assertThat(statistics.getStdDev()).isEqualTo(Math.sqrt(34 / 5.0));
  }

  @Test
  void gradientsOfLongAgoAreForgotten() {
    StalenessHistogram histogram = new StalenessHistogram();
    histogram.update(99);
    for (int i = 0; i < 1024; i++) {
      histogram.update(1);
    }
    assertThat(histogram.getCount()).isEqualTo(1025);
    assertThat(histogram.getStatistics().getMax()).isEqualTo(1);
  }

  @Test
  void beforeTheFirstGradientEverythingIsZero() {
    HistogramStatistics statistics = new StalenessHistogram().getStatistics();
    assertThat(statistics.size()).isZero();
    assertThat(statistics.getMax()).isZero();
    assertThat(statistics.getMean()).isZero();
    assertThat(statistics.getStdDev()).isZero();
  }
}
