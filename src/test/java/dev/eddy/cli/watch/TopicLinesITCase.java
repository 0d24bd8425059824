package dev.eddy.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.streaming.kafka.TestBroker;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The topic of the evaluation, as a job writes it to a real broker: in transactions. */
class TopicLinesITCase {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private static TestBroker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = TestBroker.shared();
  }

  @Test
  void linesComeOnceTheyAreCommittedAndThoseOfAFailedAttemptNever() throws Exception {
    String topic = broker.createTopic(1);
    try (KafkaProducer<String, String> producer = producer(topic);
        TopicLines lines = TopicLines.open(broker.bootstrapServers(), topic)) {
      commit(producer, topic, "first", "second");
      assertThat(poll(lines, 2)).containsExactly("first", "second");

      producer.beginTransaction();
      send(producer, topic, "third");
      producer.flush();
      producer.abortTransaction();
      commit(producer, topic, "third", "fourth");
      assertThat(poll(lines, 2)).containsExactly("third", "fourth");

      producer.beginTransaction();
      send(producer, topic, "fifth");
      producer.flush();
      assertThat(lines.poll()).isEmpty();
      producer.commitTransaction();
      assertThat(poll(lines, 1)).containsExactly("fifth");
    }
  }

  @Test
  void aFrameOfATopicHasItsLastWindow() throws Exception {
    String topic = broker.createTopic(1);
    try (KafkaProducer<String, String> producer = producer(topic)) {
      commit(
          producer,
          topic,
          Stream.of(1_000, 2_000, 3_000)
              .map(trained -> RunViewTest.window(trained, .4))
              .toArray(String[]::new));
    }
    StringWriter out = new StringWriter();
    int code =
        new CommandLine(new WatchCommand())
            .setOut(new PrintWriter(out))
            .execute("--bootstrap-servers", broker.bootstrapServers(), "--topic", topic, "--once");
    assertThat(code).isZero();
    assertThat(out.toString()).contains("eddy watch  " + topic).contains("trained 3,000");
  }

  @Test
  void aTopicThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> TopicLines.open(broker.bootstrapServers(), "nowhere"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--topic must exist, was nowhere");
  }

  private static List<String> poll(TopicLines source, int count) throws IOException {
    List<String> lines = new ArrayList<>();
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (lines.size() < count && System.nanoTime() < deadline) {
      lines.addAll(source.poll());
    }
    return lines;
  }

  private static void commit(
      KafkaProducer<String, String> producer, String topic, String... lines) {
    producer.beginTransaction();
    send(producer, topic, lines);
    producer.commitTransaction();
  }

  private static void send(KafkaProducer<String, String> producer, String topic, String... lines) {
    for (String line : lines) {
      // Commit and flush report what fails.
      Future<?> unused = producer.send(new ProducerRecord<>(topic, line));
    }
  }

  private static KafkaProducer<String, String> producer(String topic) {
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "test-" + topic),
            new StringSerializer(),
            new StringSerializer());
    producer.initTransactions();
    return producer;
  }
}
