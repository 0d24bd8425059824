package dev.eddy.streaming.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.flink.metrics.HistogramStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogHistogramTest {
  private static final double[] QUANTILES = {0, .001, .05, .5, .9, .95, .99, .999, 1};

  @Test
  void smallNumbersAreExact() {
    LogHistogram histogram = of(3, 1, 127, 0, 4);
    assertThat(histogram.count()).isEqualTo(5);
    assertThat(histogram.quantile(.5)).isEqualTo(3);
    assertThat(histogram.quantile(.2)).isZero();
    assertThat(histogram.quantile(.21)).isEqualTo(1);
    assertThat(histogram.max()).isEqualTo(127);
    assertThat(histogram.mean()).isEqualTo(27);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 1_000, 20_000})
  void quantilesAreThoseOfTheSortedValuesToOnePart128th(int size) {
    long[] values = latencies(size, 7);
    LogHistogram histogram = of(values);
    Arrays.sort(values);
    for (double quantile : QUANTILES) {
      long exact = values[(int) Math.max(1, Math.ceil(quantile * size)) - 1];
      assertThat((double) histogram.quantile(quantile))
          .as("quantile %s", quantile)
          .isCloseTo((double) exact, within(exact / 128.0));
    }
    assertThat(histogram.min()).isEqualTo(values[0]);
    assertThat(histogram.max()).isEqualTo(values[size - 1]);
    assertThat(histogram.mean())
        .isCloseTo(Arrays.stream(values).average().orElseThrow(), within(1e-6));
  }

  @Test
  void everyPowerOfTwoHasItsOwnBuckets() {
    for (int bits = 0; bits < 62; bits++) {
      for (long value : new long[] {1L << bits, (1L << bits) + (1L << bits) - 1}) {
        // A larger one beside it, so that neither bound hides the bucket's middle.
        LogHistogram histogram = of(0, value, Long.MAX_VALUE);
        assertThat(histogram.quantile(.5)).isBetween(value - value / 128, value + value / 128);
      }
    }
  }

  @Test
  void twoAddUpToTheOneThatSawBoth() {
    long[] all = latencies(5_000, 11);
    LogHistogram merged = of(Arrays.copyOfRange(all, 0, 1_234));
    merged.add(of(Arrays.copyOfRange(all, 1_234, all.length)));
    merged.add(new LogHistogram());
    assertThat(merged)
        .usingRecursiveComparison()
        // Sums of doubles depend on the order.
        .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-9 * b ? 0 : 1, Double.class)
        .isEqualTo(of(all));
  }

  @Test
  void aCopyStaysAsItIs() {
    LogHistogram histogram = of(1, 2);
    LogHistogram copy = histogram.copy();
    histogram.add(1_000);
    assertThat(copy.count()).isEqualTo(2);
    assertThat(copy.max()).isEqualTo(2);
  }

  @Test
  void theMetricSaysTheSame() {
    LatencyHistogram metric = new LatencyHistogram();
    LogHistogram expected = of(5, 900, 40, 7_000);
    for (long value : new long[] {5, 900, 40, 7_000}) {
      metric.update(value);
    }
    HistogramStatistics statistics = metric.getStatistics();
    metric.update(1);
    assertThat(statistics.size()).isEqualTo(4);
    assertThat(statistics.getMin()).isEqualTo(5);
    assertThat(statistics.getMax()).isEqualTo(7_000);
    assertThat(statistics.getMean()).isEqualTo(expected.mean());
    // Deviations -1981.25, -1086.25, -1946.25, 5013.75.
    assertThat(statistics.getStdDev()).isCloseTo(2_916.7991, within(1e-3));
    for (double quantile : QUANTILES) {
      assertThat(statistics.getQuantile(quantile)).isEqualTo((double) expected.quantile(quantile));
    }
    assertThat(statistics.getValues()).hasSize(4).isSorted().startsWith(5, 40);
    assertThat(metric.getCount()).isEqualTo(5);
  }

  @Test
  void beforeTheFirstValueEverythingIsZero() {
    HistogramStatistics statistics = new LatencyHistogram().getStatistics();
    assertThat(statistics.size()).isZero();
    assertThat(statistics.getMin()).isZero();
    assertThat(statistics.getMax()).isZero();
    assertThat(statistics.getMean()).isZero();
    assertThat(statistics.getStdDev()).isZero();
    assertThat(statistics.getQuantile(.99)).isZero();
    assertThat(statistics.getValues()).isEmpty();
  }

  @Test
  void timeDoesNotRunBackwards() {
    assertThatThrownBy(() -> new LogHistogram().add(-1)).hasMessage("value must be >= 0, was -1");
  }

  private static LogHistogram of(long... values) {
    LogHistogram histogram = new LogHistogram();
    Arrays.stream(values).forEach(histogram::add);
    return histogram;
  }

  /** Returns microseconds as loops have them: most some hundreds, some a thousand times as many. */
  private static long[] latencies(int size, long seed) {
    Random random = new Random(seed);
    long[] values = new long[size];
    Arrays.setAll(values, i -> (long) StrictMath.exp(6 + 1.5 * random.nextGaussian()));
    return values;
  }
}
