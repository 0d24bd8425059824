package dev.eddy.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.cli.local.EmbeddedCluster;
import dev.eddy.streaming.kafka.TestBroker.Sending;
import dev.eddy.streaming.probe.Probe;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a producer compresses its batches with, the job reads the same records. */
class CompressionITCase {
  private static final int PARTITION_COUNT = 2;
  private static final int RECORD_COUNT = 2000;

  private static EmbeddedCluster cluster;
  private static TestBroker broker;
  private static JsonNode expected;

  @TempDir private static Path folder;

  @BeforeAll
  static void start() throws Exception {
    broker = TestBroker.shared();
    cluster = EmbeddedCluster.start(new Configuration(), 1, 2);
    String topic = filled("none");
    assertThat(broker.storedCodec(topic, 0)).isZero();
    expected = train(topic);
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  @ParameterizedTest
  @CsvSource({"gzip, 1", "snappy, 2", "lz4, 3", "zstd, 4"})
  void aCompressedTopicGivesTheBitsOfAnUncompressedOne(String codec, int number) throws Exception {
    String topic = filled(codec);
    assertThat(broker.storedCodec(topic, 0)).isEqualTo(number);

    JsonNode summary = train(topic);

    for (String fact : new String[] {"read", "rejected", "theta_sha256", "gradient_digest"}) {
      assertThat(summary.get(fact)).as(fact).isEqualTo(expected.get(fact));
    }
  }

  @Test
  void theUncompressedTopicIsReadToItsEnd() {
    assertThat(expected.get("read").asInt()).isEqualTo(PARTITION_COUNT * RECORD_COUNT);
  }

  private static String filled(String codec) throws Exception {
    String topic = broker.createTopic(PARTITION_COUNT);
    for (int partition = 0; partition < PARTITION_COUNT; partition++) {
      broker.write(topic, partition, Clicks.of(partition, RECORD_COUNT), Sending.of(codec));
    }
    return topic;
  }

  private static JsonNode train(String topic) throws Exception {
    KafkaInput input =
        KafkaInput.of(
            new KafkaSettings(
                broker.bootstrapServers(), topic, StartPoint.EARLIEST, EndPoint.LATEST, Map.of()));
    return new KafkaTraining(
            input.trainingInput(), 2, Probe.NONE, folder.resolve(topic), Optional.empty())
        .run(cluster);
  }
}
