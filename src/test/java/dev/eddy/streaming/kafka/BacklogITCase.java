package dev.eddy.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.cli.local.EmbeddedCluster;
import dev.eddy.streaming.kafka.TestBroker.Entry;
import dev.eddy.streaming.kafka.TestBroker.Sending;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live job catches up with a backlog many times larger than what it may hold. */
class BacklogITCase {
  /** {@code -Deddy.backlog.records=2000000 -Deddy.backlog.features=6} for that of a bad day. */
  private static final int RECORDS = Integer.getInteger("eddy.backlog.records", 120_000);

  private static final int PARTITIONS = 2;
  private static final int CHUNK = 20_000;

  /** Broker and client take several times as long over one batch a record. */
  private static final int BATCH_BYTES = 64 << 10;

  private static final int FEATURES = Integer.getInteger("eddy.backlog.features", 60);

  /** A record of about a kilobyte: all of them together are far more than may be held. */
  private static final Entry RECORD = new Entry(null, Clicks.bytes(record()));

  /** So few that a job holds little but its tasks, their buffers and its classes. */
  private static final int FEW_RECORDS = 2000;

  /** A fourth of the records, and twice what fetches, polls and steps under way were seen to be. */
  private static final long HELD_BYTES_MAX = 32L << 20;

  @TempDir Path folder;

  @Test
  void aBacklogIsReadInBoundedMemory() throws Exception {
    try (EmbeddedCluster cluster = EmbeddedCluster.start(new Configuration(), 1, 2)) {
      long few = heldWhileReading(cluster, FEW_RECORDS);
      long all = heldWhileReading(cluster, RECORDS);
      assertThat(all - few)
          .as(
              "bytes held while %d MiB of records were read",
              ((long) RECORDS * RECORD.value().length) >> 20)
          .isLessThan(HELD_BYTES_MAX);
    }
  }

  private long heldWhileReading(EmbeddedCluster cluster, int recordCount) throws Exception {
    TestBroker broker = TestBroker.shared();
    String topic = broker.createTopic(PARTITIONS);
    fill(broker, topic, recordCount);
    Map<String, String> options = LiveRun.options(broker, topic, 2);
    options.put("evaluation.window", "1000");
    options.put("training.batch-size", "256");
    // What the client prefetches is not ours.
    options.put("input.kafka.fetch.max.bytes", "1048576");
    options.put("input.kafka.max.partition.fetch.bytes", "1048576");
    LiveRun live =
        LiveRun.start(cluster.miniCluster(), folder.resolve("live-" + recordCount), options);
    HeapPeak peak = new HeapPeak();
    Eventually.holds(
        "all read",
        LiveRun.DEADLINE.multipliedBy(4),
        () -> {
          peak.lookNowAndThen();
          return live.read() >= recordCount;
        });
    peak.look();
    assertThat(live.drain(recordCount).get("read").asLong()).isEqualTo(recordCount);
    return peak.bytes;
  }

  /** The most that was reachable at once. */
  private static final class HeapPeak {
    private static final long PERIOD_NANOS = 500_000_000;

    /** The serial collector leaves gaps where little would be won, but each fourth time none. */
    private static final int COLLECTIONS = 4;

    private long bytes;
    private long lastNanos = System.nanoTime() - PERIOD_NANOS;

    void lookNowAndThen() {
      if (System.nanoTime() - lastNanos >= PERIOD_NANOS) {
        look();
      }
    }

    void look() {
      long reachable = Long.MAX_VALUE;
      for (int i = 0; i < COLLECTIONS; i++) {
        System.gc();
        reachable = Math.min(reachable, usedBytes());
      }
      bytes = Math.max(bytes, reachable);
      lastNanos = System.nanoTime();
    }

    private static long usedBytes() {
      return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
  }

  /** Writes the records as if 5,000 had come in each second. */
  private static void fill(TestBroker broker, String topic, int recordCount) throws Exception {
    int perPartition = recordCount / PARTITIONS;
    long start = System.currentTimeMillis() - 1000L * recordCount / 5000;
    for (int partition = 0; partition < PARTITIONS; partition++) {
      for (int from = 0; from < perPartition; from += CHUNK) {
        int first = from;
        List<Entry> chunk = Collections.nCopies(Math.min(CHUNK, perPartition - from), RECORD);
        broker.write(
            topic,
            partition,
            chunk,
            new Sending("none", BATCH_BYTES, i -> start + (first + i) * PARTITIONS / 5));
      }
    }
  }

  private static String record() {
    StringBuilder line = new StringBuilder("1");
    IntStream.range(0, FEATURES).forEach(i -> line.append(' ').append(i).append(":0.123456789012"));
    return line.toString();
  }
}
