package dev.eddy.streaming.kafka.sink;

import dev.eddy.streaming.kafka.EndPoint;
import dev.eddy.streaming.kafka.HeaderBytes;
import dev.eddy.streaming.kafka.KafkaSettings;
import dev.eddy.streaming.kafka.StartPoint;
import dev.eddy.streaming.kafka.TopicAdmin;
import dev.eddy.streaming.prediction.KeyedLine;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes lines to a topic exactly once, with the keys and the headers of their records. */
public final class KeyedLineTopic {

  private KeyedLineTopic() {}

  /**
   * Returns the sink. Lines are UTF-8; readers want {@code read_committed}.
   *
   * @param transactionalIdPrefix unlike that of every other sink that writes to these brokers, and
   *     the same again after a restart
   * @param clientProperties passed on to the producer as they are
   * @throws IllegalArgumentException if the topic does not exist or no broker answers
   */
  public static Sink<KeyedLine> of(
      String bootstrapServers,
      String topic,
      String transactionalIdPrefix,
      Map<String, String> clientProperties) {
    KafkaSettings settings =
        new KafkaSettings(
            bootstrapServers, topic, StartPoint.LATEST, EndPoint.NEVER, clientProperties);
    TopicAdmin.requireOutput(settings, "output.predictions.topic");
    return ExactlyOnceTopic.sink(settings, transactionalIdPrefix, schema(topic));
  }

  private static KafkaRecordSerializationSchema<KeyedLine> schema(String topic) {
    return (keyed, context, timestamp) ->
        new ProducerRecord<>(
            topic,
            null,
            null,
            keyed.key().length == 0 ? null : keyed.key(),
            keyed.line().getBytes(StandardCharsets.UTF_8),
            HeaderBytes.read(keyed.headers()));
  }
}
