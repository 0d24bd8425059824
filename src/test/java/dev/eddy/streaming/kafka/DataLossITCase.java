package dev.eddy.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.cli.local.EmbeddedCluster;
import dev.eddy.streaming.pacing.BrokenInputException;
import dev.eddy.streaming.pacing.TrainingInput;
import dev.eddy.streaming.probe.Probe;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker that no longer has what is to be read next. */
class DataLossITCase {
  private static final int RECORD_COUNT = 100;
  private static final long KEPT_FROM = 40;

  private static EmbeddedCluster cluster;
  private static TestBroker broker;

  @TempDir Path folder;
  private String topic;

  @BeforeAll
  static void start() throws Exception {
    broker = TestBroker.shared();
    cluster = EmbeddedCluster.start(new Configuration(), 1, 2);
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  @BeforeEach
  void fill() throws Exception {
    topic = broker.createTopic(2);
    broker.write(topic, 0, Clicks.of(0, RECORD_COUNT));
    broker.write(topic, 1, Clicks.of(1, RECORD_COUNT));
  }

  @Test
  void aJobGoesOnAtTheOldestRecordWhenToldTo() throws Exception {
    assertThat(readAfterRetention(DataLoss.EARLIEST)).isEqualTo(2 * RECORD_COUNT - KEPT_FROM);
  }

  @Test
  void aJobGoesOnAtTheEndWhenToldTo() throws Exception {
    assertThat(readAfterRetention(DataLoss.LATEST)).isEqualTo(RECORD_COUNT);
  }

  @Test
  void aJobEndsUnlessToldOtherwise() {
    assertThatThrownBy(() -> readAfterRetention(DataLoss.FAIL))
        .hasStackTraceContaining(
            "partition 0 of topic %s was to be read from offset 0, the broker has 40 to 100: retention has deleted 40 offsets; input.on-data-loss was FAIL"
                .formatted(topic));
  }

  /** Its end, too, is one that the new topic does not have: nothing could be told to go on. */
  @Test
  void aTopicThatWasMadeAnewEndsTheJob() throws Exception {
    KafkaSettings settings = settings(DataLoss.EARLIEST, StartPoint.at(Map.of(0, 60L)));
    TrainingInput<?, ?> input = KafkaInput.of(settings).trainingInput();
    broker.makeAnew(topic, 2);
    broker.write(topic, 0, Clicks.of(0, 10));
    assertThatThrownBy(() -> train(input))
        .hasStackTraceContaining(
            "was to be read from offset 60, the broker has 0 to 10: the topic was made anew");
  }

  @Test
  void theGapIsCounted() throws Exception {
    broker.deleteRecords(topic, 0, KEPT_FROM);
    KafkaPartitionSplit split = new KafkaPartitionSplit(new TopicPartition(topic, 0), 10);

    LossRule.Leap earliest = rule(DataLoss.EARLIEST).leap(split);
    assertThat(earliest.gap()).isEqualTo(KEPT_FROM - 10);
    assertThat(earliest.split().getStartingOffset()).isEqualTo(KEPT_FROM);

    LossRule.Leap latest = rule(DataLoss.LATEST).leap(split);
    assertThat(latest.gap()).isEqualTo(RECORD_COUNT - 10);
    assertThat(latest.split().getStartingOffset()).isEqualTo(RECORD_COUNT);

    assertThatThrownBy(() -> rule(DataLoss.FAIL).leap(split))
        .isInstanceOf(BrokenInputException.class)
        .hasMessageContaining("from offset 10, the broker has 40 to 100");
  }

  private long readAfterRetention(DataLoss onDataLoss) throws Exception {
    TrainingInput<?, ?> input =
        KafkaInput.of(settings(onDataLoss, StartPoint.EARLIEST)).trainingInput();
    broker.deleteRecords(topic, 0, KEPT_FROM);
    return train(input).get("read").asLong();
  }

  private JsonNode train(TrainingInput<?, ?> input) throws Exception {
    return new KafkaTraining(input, 2, Probe.NONE, folder.resolve("run"), Optional.empty())
        .run(cluster);
  }

  private LossRule rule(DataLoss onDataLoss) {
    return new LossRule(settings(onDataLoss, StartPoint.EARLIEST));
  }

  private KafkaSettings settings(DataLoss onDataLoss, StartPoint start) {
    return new KafkaSettings(
        broker.bootstrapServers(), topic, start, EndPoint.LATEST, onDataLoss, Map.of());
  }
}
