package dev.eddy.streaming.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.Learners;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.LearnerSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What RocksDB makes of the log, its compactions included. */
class IncrementalCheckpointTest {
  private static final Logger LOG = LoggerFactory.getLogger(IncrementalCheckpointTest.class);

  /** Of a full checkpoint, when a hundredth of the pages was touched. */
  private static final double FRACTION_MAX = .05;

  /** Of one server: they share its RocksDB. */
  private static final int SLICES = 2;

  @TempDir private Path folder;

  @Test
  void aCheckpointCostsWhatChangedAlsoWhileTheLogIsCleaned() throws Exception {
    // Four times the fraction of the large one, and a quarter of its checkpoints.
    Report report = measure(18, 1 << 8, .04, 45);
    assertThat(report.writtenFractionMax()).as("%s", report).isBetween(.06, 4 * FRACTION_MAX);
    assertThat(report.stateFractionMax()).as("%s", report).isBetween(2., 3.);
  }

  /**
   * Some minutes, 5 GB of heap and 10 GB of disk: -Deddy.large=true -Dtest.jvm=-Xmx5g, and
   * -Deddy.log.level=INFO for its numbers.
   */
  @Test
  @EnabledIfSystemProperty(named = "eddy.large", matches = "true")
  void ofTwoToThe26WeightsOnePercentCostsNoMoreThanFive() throws Exception {
    Report report = measure(26, 1 << 12, .01, 220);
    LOG.info("checkpoints of 2^26 weights: {}", report);
    assertThat(report.writtenFractionMax()).as("%s", report).isLessThanOrEqualTo(FRACTION_MAX);
  }

  private Report measure(int bits, int page, double touchedFraction, int checkpoints)
      throws Exception {
    LearnerSettings learner =
        Learners.linear(bits, false, LossType.SQUARED, OptimizerType.FTRL, .1, false, 0);
    int pages = (1 << bits) / page;
    int touched = (int) (pages * touchedFraction);
    Random random = new Random(1);
    try (CheckpointSeries series = new CheckpointSeries(learner, SLICES, page, folder)) {
      long full = 0;
      for (int from = 0; from < pages; from += 2 * touched) {
        series.touch(IntStream.range(from, Math.min(pages, from + 2 * touched)));
        full = series.checkpoint().stateBytes();
      }
      CheckpointSeries.Weight[] weights = new CheckpointSeries.Weight[checkpoints];
      for (int i = 0; i < checkpoints; i++) {
        series.touch(random.ints(0, pages).distinct().limit(touched));
        weights[i] = series.checkpoint();
        LOG.info("checkpoint {} of {} full bytes: {}", i, full, weights[i]);
      }
      return Report.of(full, weights);
    }
  }

  /** Fractions are of a checkpoint of all rows, each once. */
  private record Report(
      long fullBytes,
      double writtenFractionMean,
      double writtenFractionMax,
      double stateFractionMax,
      double millisMean,
      double millisMax) {

    static Report of(long fullBytes, CheckpointSeries.Weight[] weights) {
      double[] written = sorted(weights, w -> (double) w.writtenBytes() / fullBytes);
      double[] state = sorted(weights, w -> (double) w.stateBytes() / fullBytes);
      double[] millis = sorted(weights, CheckpointSeries.Weight::millis);
      int last = weights.length - 1;
      return new Report(
          fullBytes, mean(written), written[last], state[last], mean(millis), millis[last]);
    }

    private static double[] sorted(
        CheckpointSeries.Weight[] weights, ToDoubleFunction<CheckpointSeries.Weight> what) {
      return Arrays.stream(weights).mapToDouble(what).sorted().toArray();
    }

    private static double mean(double[] values) {
      return Arrays.stream(values).average().orElseThrow();
    }
  }
}
