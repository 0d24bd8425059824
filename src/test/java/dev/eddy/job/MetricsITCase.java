package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.cli.local.EmbeddedCluster;
import dev.eddy.docs.AskedMetrics;
import dev.eddy.streaming.meter.Meter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run tells Prometheus is what the catalogue says and what dashboard and alarms ask for. */
class MetricsITCase {
  private static final String OURS = "flink_taskmanager_job_task_operator_eddy_";

  /** Not of files, which this run reads; LagITCase asks for it. */
  private static final String OF_TOPICS = Meter.SOURCE_LAG.prometheusName();

  @TempDir private static Path folder;
  private static Training training;
  private static JsonNode summary;
  private static Scrape scrape;

  @BeforeAll
  static void runOnce() throws Exception {
    int port = Scrape.freePort();
    training = Training.of(3, 1000).withProbe(Scrape.probe(port));
    try (EmbeddedCluster cluster = EmbeddedCluster.start(Scrape.reportingAt(port), 1, 2)) {
      summary = training.run(cluster, folder);
    }
    scrape = Scrape.last();
  }

  @Test
  void theCatalogueIsToldWholeAndNothingBesideIt() {
    Set<String> told =
        scrape.names().stream()
            .filter(name -> name.startsWith(OURS))
            .map(name -> name.replaceFirst("_(count|sum)$", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(told)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Meter.values())
                .map(Meter::prometheusName)
                .filter(name -> !name.equals(OF_TOPICS))
                .toList());
  }

  @Test
  void dashboardAndAlarmsAskForWhatIsThere() throws IOException {
    Set<String> told = scrape.names();
    told.add(OF_TOPICS);
    assertThat(AskedMetrics.ofDashboard()).hasSizeGreaterThan(20);
    assertThat(AskedMetrics.ofAlarms()).hasSizeGreaterThan(8);
    assertThat(told).containsAll(AskedMetrics.ofDashboard());
    assertThat(told).containsAll(AskedMetrics.ofAlarms());
  }

  @Test
  void everyRecordIsToldOnce() {
    double read = training.lines().stream().mapToLong(List::size).sum();
    double rejected = summary.get("rejected").asDouble();
    assertThat(scrape.sum(Meter.DECODE_RECORDS_READ)).isEqualTo(read);
    assertThat(scrape.sum(Meter.DECODE_RECORDS_REJECTED)).isEqualTo(rejected).isPositive();
    assertThat(scrape.sum(Meter.WORKER_EXAMPLES)).isEqualTo(read - rejected);
    assertThat(scrape.sum(Meter.EVALUATION_RECORDS_READ)).isEqualTo(read);
    assertThat(scrape.sum(Meter.EVALUATION_RECORDS_TRAINED)).isEqualTo(read - rejected);
    assertThat(scrape.sum(Meter.EVALUATION_RECORDS_REJECTED)).isEqualTo(rejected);
  }

  @Test
  void stepsAndThetaAreThoseOfTheSummary() {
    double steps = summary.get("steps").asDouble();
    assertThat(scrape.sum(Meter.EVALUATION_STEPS)).isEqualTo(steps);
    assertThat(scrape.value(Meter.SERVER_THETA_VERSION, "0")).isEqualTo(steps);
    assertThat(scrape.sum(Meter.WORKER_STEPS)).isEqualTo(4 * steps); // Four shards.
    assertThat(scrape.sum(Meter.WORKER_STALENESS.prometheusName() + "_count")).isEqualTo(4 * steps);
    assertThat(scrape.sum(Meter.WORKER_STEPS_WAITING)).isZero();
    assertThat(scrape.sum(Meter.SERVER_GRADIENT_NORM)).isPositive().isFinite();
    assertThat(scrape.sum(Meter.SOURCE_SPLITS)).isEqualTo(3);
  }

  @Test
  void whatIsToldOfTheModelIsTheSummarys() {
    assertThat(scrape.value(Meter.EVALUATION_CUMULATIVE, "accuracy"))
        .isCloseTo(summary.get("metrics").get("accuracy").asDouble(), within(.01));
    assertThat(scrape.value(Meter.EVALUATION_WINDOW, "log_loss")).isBetween(0.0, .5);
    assertThat(scrape.value(Meter.EVALUATION_BASELINE, "majority_accuracy")).isBetween(.4, .7);
  }
}
