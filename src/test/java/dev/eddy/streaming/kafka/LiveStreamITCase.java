package dev.eddy.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.cli.local.EmbeddedCluster;
import dev.eddy.streaming.probe.Probe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.util.function.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps by time on a real broker, while records come in, and again when all are there. */
class LiveStreamITCase {
  /** How long records come in; {@code -Deddy.live.seconds=60} for more patience. */
  private static final long MILLIS = 1000L * Integer.getInteger("eddy.live.seconds", 5);

  /** The last partition is silent for ever. */
  private static final int[] RATES = {1000, 100, 10, 0};

  private static final int[] LATE_RATES = {60, 20};

  private static EmbeddedCluster cluster;
  private static MiniCluster miniCluster;
  private static TestBroker broker;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    broker = TestBroker.shared();
    cluster = EmbeddedCluster.start(new Configuration(), 1, 4);
    miniCluster = cluster.miniCluster();
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  @Test
  void unevenAndSilentPartitionsKeepUpAndABoundedRunHasTheSameBits() throws Exception {
    String topic =
        broker.createTopic(RATES.length, Map.of("message.timestamp.type", "LogAppendTime"));
    Map<String, String> options = LiveRun.options(broker, topic, 2);
    LiveRun live = LiveRun.start(miniCluster, folder.resolve("live"), options);
    JsonNode summary;
    try (Traffic traffic = new Traffic(broker, topic);
        LagWatch lags = LagWatch.start(broker, topic, "eddy-" + topic, RATES.length)) {
      traffic.flow(MILLIS, RATES, 0);
      long count = traffic.sentCount();
      // Five seconds' worth is ten times what a quiet machine shows.
      for (int partition = 0; partition < RATES.length; partition++) {
        assertThat(lags.lag(partition))
            .as("lag of partition " + partition)
            .isLessThan(5L * RATES[partition] + 10);
      }
      assertThat(live.steps()).as("steps while records come").isGreaterThan(MILLIS / 200);
      summary = live.drain(count);
      assertThat(summary.get("read").asLong()).isEqualTo(count);
    }
    assertThat(summary.get("late").asLong()).isZero();

    for (int parallelism : new int[] {1, 4}) {
      JsonNode again =
          LiveRun.bounded(
              miniCluster,
              folder.resolve("p" + parallelism),
              LiveRun.options(broker, topic, parallelism),
              Probe.NONE);
      assertThat(LiveRun.bits(again))
          .as("parallelism " + parallelism)
          .isEqualTo(LiveRun.bits(summary));
    }
    assertThat(LiveRun.bits(withKills(topic))).as("with kills").isEqualTo(LiveRun.bits(summary));
  }

  @Test
  void lateRecordsAreNamedAndTheirLogRepeatsTheRun() throws Exception {
    String topic = broker.createTopic(2);
    Map<String, String> options = LiveRun.options(broker, topic, 2);
    options.put("input.allowance", "0 ms");
    LiveRun live = LiveRun.start(miniCluster, folder.resolve("live"), options);
    JsonNode summary;
    try (Traffic traffic = new Traffic(broker, topic)) {
      // What waits for a job that still starts comes at once, and nothing of it is late.
      traffic.flow(500, LATE_RATES, 400);
      live.awaitRead(1);
      traffic.flow(3000, LATE_RATES, 400);
      summary = live.drain(traffic.sentCount());
    }
    assertThat(summary.get("late").asLong()).isPositive();
    assertThat(Files.readAllLines(live.overrides())).hasSize(summary.get("late").asInt());

    JsonNode without = LiveRun.bounded(miniCluster, folder.resolve("without"), options, Probe.NONE);
    assertThat(LiveRun.bits(without)).as("negative control").isNotEqualTo(LiveRun.bits(summary));
    Map<String, String> repeated = new HashMap<>(options);
    repeated.put("input.overrides", live.overrides().toString());
    JsonNode again = LiveRun.bounded(miniCluster, folder.resolve("with"), repeated, Probe.NONE);
    assertThat(LiveRun.bits(again)).isEqualTo(LiveRun.bits(summary));
    assertThat(again.get("late")).isEqualTo(summary.get("late"));
  }

  private JsonNode withKills(String topic) throws Exception {
    CompletableFuture<Void> due = new CompletableFuture<>();
    // Step 20 is the task manager's last: the server goes nowhere until it dies.
    Probe probe =
        AtStep.of(
            20,
            ThrowingRunnable.unchecked(
                () -> {
                  due.complete(null);
                  new CompletableFuture<Void>().get();
                }));
    Map<String, String> options = LiveRun.options(broker, topic, 2);
    options.put("input.bounded", "true");
    options.put("training.steps", "time");
    LiveRun run = LiveRun.start(miniCluster, folder.resolve("killed"), options, probe);
    due.get(LiveRun.DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    cluster.killTaskManager(new Random(1));
    JsonNode summary = run.summary();
    assertThat(summary.get("restarts").asInt()).isPositive();
    return summary;
  }
}
