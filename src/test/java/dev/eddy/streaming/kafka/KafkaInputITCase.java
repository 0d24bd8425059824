package dev.eddy.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.streaming.kafka.TestBroker.Entry;
import dev.eddy.streaming.kafka.sink.LineTopic;
import dev.eddy.streaming.pacing.TrainingInput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the input asks a real broker before there is a job. */
class KafkaInputITCase {
  private static TestBroker broker;
  private static String topic;

  @BeforeAll
  static void fill() throws Exception {
    broker = TestBroker.shared();
    topic = broker.createTopic(3);
    broker.write(topic, 0, IntStream.range(0, 20).mapToObj(i -> entry("a" + i)).toList());
    broker.write(topic, 2, List.of(new Entry(null, null), entry("c1")));
  }

  @Test
  void eachPartitionIsASplit() {
    TrainingInput<?, ?> input = KafkaInput.of(settings(topic, StartPoint.EARLIEST)).trainingInput();
    assertThat(input.splitNames()).containsExactly(topic + "-0", topic + "-1", topic + "-2");
    assertThat(input.source().getBoundedness()).isEqualTo(Boundedness.CONTINUOUS_UNBOUNDED);
  }

  @Test
  void headsAreTheFirstValuesOfEachPartition() {
    List<List<String>> heads =
        KafkaInput.of(settings(topic, StartPoint.LATEST)).heads(2).stream()
            .map(head -> head.stream().map(KafkaInputITCase::text).toList())
            .toList();
    assertThat(heads).containsExactly(List.of("a0", "a1"), List.of(), List.of("c1"));
  }

  @Test
  void startPointsBecomeOffsets() {
    assertThat(starts(StartPoint.EARLIEST)).containsExactly(0L, 0L, 0L);
    assertThat(starts(StartPoint.LATEST)).containsExactly(20L, 0L, 2L);
    assertThat(starts(StartPoint.at(0))).containsExactly(0L, 0L, 0L);
    // No record is as young as that: each partition starts at its end.
    assertThat(starts(StartPoint.parse("2999-01-01T00:00:00Z"))).containsExactly(20L, 0L, 2L);
  }

  @Test
  void committedStartsWhereTheGroupIs() throws Exception {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> starts(StartPoint.COMMITTED))
        .withMessageStartingWith("input.start must be earliest, latest or a time")
        .withMessageEndingWith("has committed nothing of " + topic + "-0, was committed");

    Map<TopicPartition, OffsetAndMetadata> offsets =
        Map.of(partition(0), at(7), partition(1), at(0), partition(2), at(1));
    Map<String, Object> properties =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    try (AdminClient client = AdminClient.create(properties)) {
      client
          .alterConsumerGroupOffsets("eddy-" + topic, offsets)
          .all()
          .get(TopicAdmin.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    assertThat(starts(StartPoint.COMMITTED)).containsExactly(7L, 0L, 1L);
  }

  @Test
  void aMissingTopicIsNamedWithItsNearest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KafkaInput.of(settings(topic + "x", StartPoint.LATEST)).trainingInput())
        .withMessage("input.topic must exist, was " + topic + "x; the nearest is " + topic);
  }

  @Test
  void aTopicThatOneMayNotReadIsNamed() throws Exception {
    String secret = broker.createTopic(1);
    broker.forbid(secret);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KafkaInput.of(settings(secret, StartPoint.LATEST)).trainingInput())
        .withMessageStartingWith(
            "input.topic must be open to these credentials, was " + secret + ": ")
        .withMessageContaining("authorization");
  }

  @Test
  void aBrokerThatIsNotThereIsNamedWithTheCause() {
    KafkaSettings nowhere =
        new KafkaSettings("no-host.invalid:1", topic, StartPoint.LATEST, EndPoint.NEVER, Map.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KafkaInput.of(nowhere).trainingInput())
        .withMessageStartingWith("input.bootstrap-servers must be reachable, was no-host.invalid:1")
        .withMessageContaining("No resolvable bootstrap urls");
  }

  private static List<Long> starts(StartPoint start) {
    try (TopicAdmin admin = TopicAdmin.connect(settings(topic, start))) {
      List<TopicPartition> partitions = admin.partitions();
      TopicRange range = TopicRange.of(settings(topic, start), admin, partitions);
      return partitions.stream().map(range.starts()::get).toList();
    }
  }

  private static KafkaSettings settings(String name, StartPoint start) {
    return new KafkaSettings(broker.bootstrapServers(), name, start, EndPoint.NEVER, Map.of());
  }

  private static TopicPartition partition(int number) {
    return new TopicPartition(topic, number);
  }

  private static OffsetAndMetadata at(long offset) {
    return new OffsetAndMetadata(offset);
  }

  private static Entry entry(String value) {
    return new Entry(null, Clicks.bytes(value));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void anEvaluationTopicThatDoesNotExistIsRefused() {
    assertThatThrownBy(
            () -> LineTopic.of(broker.bootstrapServers(), "nowhere", "eddy-nowhere", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("output.evaluation.topic must exist, was nowhere");
  }
}
