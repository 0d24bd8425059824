package dev.eddy.streaming.kafka.sink;

import dev.eddy.streaming.kafka.EndPoint;
import dev.eddy.streaming.kafka.KafkaSettings;
import dev.eddy.streaming.kafka.StartPoint;
import dev.eddy.streaming.kafka.TopicAdmin;
import dev.eddy.streaming.report.DeadLetter;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Writes rejected records to a topic exactly once, with headers that say where they stood. */
public final class DeadLetterTopic {
  /** What a producer buffers by default has room for a few of these. */
  private static final int RECORD_LENGTH_LIMIT = 8 << 20;

  private DeadLetterTopic() {}

  /**
   * Returns the sink. Readers want {@code read_committed}.
   *
   * @param origin how headers name the input
   * @param transactionalIdPrefix unlike that of every other sink that writes to these brokers, and
   *     the same again after a restart
   * @param clientProperties passed on to the producer as they are
   * @throws IllegalArgumentException if the topic does not exist or no broker answers
   */
  public static Sink<DeadLetter> of(
      LetterOrigin origin,
      String bootstrapServers,
      String topic,
      String transactionalIdPrefix,
      Map<String, String> clientProperties) {
    KafkaSettings settings = settings(bootstrapServers, topic, clientProperties);
    int recordLengthMax =
        Math.min(
            TopicAdmin.outputRecordLengthMax(settings, "output.rejected.topic"),
            RECORD_LENGTH_LIMIT);
    Map<String, String> producerProperties = new TreeMap<>(clientProperties);
    producerProperties.put(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(recordLengthMax));
    return ExactlyOnceTopic.sink(
        settings(bootstrapServers, topic, producerProperties),
        transactionalIdPrefix,
        new DeadLetterRecords(topic, origin, recordLengthMax));
  }

  private static KafkaSettings settings(
      String bootstrapServers, String topic, Map<String, String> clientProperties) {
    return new KafkaSettings(
        bootstrapServers, topic, StartPoint.LATEST, EndPoint.NEVER, clientProperties);
  }
}
