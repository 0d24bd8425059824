package dev.eddy.streaming.kafka.sink;

import dev.eddy.streaming.kafka.EndPoint;
import dev.eddy.streaming.kafka.KafkaSettings;
import dev.eddy.streaming.kafka.StartPoint;
import dev.eddy.streaming.kafka.TopicAdmin;
import java.util.Map;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;

/** Writes each line to a topic exactly once, in transactions that checkpoints commit. */
public final class LineTopic {
  private LineTopic() {}

  /**
   * Returns the sink. Lines are UTF-8, without a key; readers want {@code read_committed}.
   *
   * @param transactionalIdPrefix unlike that of every other job that writes to these brokers, and
   *     the same again after a restart
   * @param clientProperties passed on to the producer as they are
   * @throws IllegalArgumentException if the topic does not exist or no broker answers
   */
  public static Sink<String> of(
      String bootstrapServers,
      String topic,
      String transactionalIdPrefix,
      Map<String, String> clientProperties) {
    KafkaSettings settings =
        new KafkaSettings(
            bootstrapServers, topic, StartPoint.LATEST, EndPoint.NEVER, clientProperties);
    TopicAdmin.requireOutput(settings, "output.evaluation.topic");
    return ExactlyOnceTopic.sink(
        settings,
        transactionalIdPrefix,
        KafkaRecordSerializationSchema.<String>builder()
            .setTopic(topic)
            .setValueSerializationSchema(new SimpleStringSchema())
            .build());
  }
}
