package dev.eddy.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.job.Main;
import dev.eddy.job.Scrape;
import dev.eddy.streaming.kafka.TestBroker;
import dev.eddy.streaming.meter.Meter;
import dev.eddy.streaming.probe.Moment;
import dev.eddy.streaming.probe.Probe;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far a run is behind its topic, told while its server is held at a step and at its end. */
class LagITCase {
  private static final int PARTITION_COUNT = 3;
  private static final int RECORD_COUNT = 2000;
  private static final int HELD_CALLS = 100;
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void theLagOfAllSplitsIsToldAndComesDownToNothing() throws Exception {
    TestBroker broker = TestBroker.shared();
    String topic = broker.createTopic(PARTITION_COUNT);
    broker.write(records(topic), "none");
    int port = Scrape.freePort();
    Configuration options = options(broker.bootstrapServers(), topic, port);
    Hold.CALLS.set(0);
    Probe probe = new Hold(folder.resolve(RunEvents.FILE).toString(), port);
    JobGraph graph = Main.environment(options, probe).getStreamGraph().getJobGraph();

    LocalRun.run(
        new LocalJob(graph, options, folder, KillSwitch.open(topic, 0, 1)),
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));

    // More than two partitions have: one reader's number alone would be less.
    assertThat(lags().get(0))
        .isBetween(2L * RECORD_COUNT, (long) PARTITION_COUNT * RECORD_COUNT - HELD_CALLS);
    assertThat(Scrape.last().names())
        .contains(
            Meter.SOURCE_LAG.prometheusName(),
            "flink_taskmanager_job_task_operator_pendingRecords");
    assertThat(Scrape.last().sum(Meter.SOURCE_LAG)).isZero();
  }

  private List<Long> lags() throws IOException {
    List<Long> lags = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(RunEvents.FILE))) {
      JsonNode event = new ObjectMapper().readTree(line);
      if (event.has("lag")) {
        assertThat(event.get("event").asText()).isEqualTo("progress");
        lags.add(event.get("lag").asLong());
      }
    }
    return lags;
  }

  private Configuration options(String servers, String topic, int port) {
    Map<String, String> named =
        Map.ofEntries(
            Map.entry("input.type", "kafka"),
            Map.entry("input.topic", topic),
            Map.entry("input.bootstrap-servers", servers),
            Map.entry("input.format", "libsvm"),
            Map.entry("input.end", "latest"),
            // So small that most of the topic is still at the broker while the server is held.
            Map.entry("input.kafka.max.partition.fetch.bytes", "2048"),
            Map.entry("input.kafka.max.poll.records", "50"),
            Map.entry("evaluation.window", "100"),
            Map.entry("output.directory", folder.toString()),
            Map.entry("parallelism.default", "1"),
            Map.entry("execution.checkpointing.interval", "200 ms"));
    Configuration options = Scrape.reportingAt(port);
    named.forEach(options::setString);
    return options;
  }

  private static List<ProducerRecord<byte[], byte[]>> records(String topic) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < PARTITION_COUNT * RECORD_COUNT; i++) {
      byte[] value = "%d %d:1".formatted(i % 2, i % 7).getBytes(StandardCharsets.UTF_8);
      records.add(new ProducerRecord<>(topic, i % PARTITION_COUNT, null, value));
    }
    return records;
  }

  /** Holds the server at a step until the lag is told, and asks what is told at the end. */
  private record Hold(String events, int port) implements Probe {
    // The probe travels to the task in bytes.
    private static final AtomicInteger CALLS = new AtomicInteger();

    @Override
    public void at(Moment moment) {
      if (moment == Moment.SERVER_STEP && CALLS.incrementAndGet() == HELD_CALLS) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!isLagTold() && System.nanoTime() < end) {
          LockSupport.parkNanos(20_000_000);
        }
      }
      Scrape.probe(port).at(moment);
    }

    private boolean isLagTold() {
      try {
        return Files.readString(Path.of(events)).contains("\"lag\"");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
