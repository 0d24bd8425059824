package dev.eddy.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.cli.local.EmbeddedCluster;
import dev.eddy.streaming.probe.Probe;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.function.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker that hangs looks like a topic without records; only an answer proves that there are
 * none.
 */
class FrozenBrokerITCase {
  private static final int FREEZES = 3;
  private static final long FROZEN_MILLIS = 1500;
  private static final long THAWED_MILLIS = 750;
  private static final int[] RATES = {200, 20, 0};

  @TempDir Path folder;

  @Test
  void aBrokerThatHangsMakesNothingLate() throws Exception {
    TestBroker broker = TestBroker.shared();
    String topic =
        broker.createTopic(RATES.length, Map.of("message.timestamp.type", "LogAppendTime"));
    Map<String, String> options = LiveRun.options(broker, topic, 2);
    try (EmbeddedCluster cluster = EmbeddedCluster.start(new Configuration(), 1, 4);
        Traffic traffic = new Traffic(broker, topic)) {
      LiveRun live = LiveRun.start(cluster.miniCluster(), folder.resolve("live"), options);
      traffic.flow(500, RATES, 0);
      live.awaitRead(1);
      CompletableFuture<Void> freezes =
          CompletableFuture.runAsync(ThrowingRunnable.unchecked(() -> freeze(broker)));
      traffic.flow(FREEZES * (FROZEN_MILLIS + THAWED_MILLIS), RATES, 0);
      freezes.get(LiveRun.DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
      long count = traffic.sentCount();
      JsonNode summary = live.drain(count);
      assertThat(summary.get("read").asLong()).isEqualTo(count);
      assertThat(summary.get("late").asLong()).isZero();

      JsonNode again =
          LiveRun.bounded(cluster.miniCluster(), folder.resolve("again"), options, Probe.NONE);
      assertThat(LiveRun.bits(again)).isEqualTo(LiveRun.bits(summary));
    }
  }

  private static void freeze(TestBroker broker) throws Exception {
    for (int i = 0; i < FREEZES; i++) {
      broker.freeze();
      try {
        Eventually.passes(FROZEN_MILLIS);
      } finally {
        broker.thaw();
      }
      Eventually.passes(THAWED_MILLIS);
    }
  }
}
