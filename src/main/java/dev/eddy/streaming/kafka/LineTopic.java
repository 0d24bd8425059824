package dev.eddy.streaming.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Writes each line to a topic exactly once, in transactions that checkpoints commit. */
public final class LineTopic {
  /** What a broker grants by default; the sink's own default of an hour cannot start. */
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(15);

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
    TopicAdmin.requireOutput(
        new KafkaSettings(
            bootstrapServers, topic, StartPoint.LATEST, EndPoint.NEVER, clientProperties));
    KafkaSinkBuilder<String> builder =
        KafkaSink.<String>builder()
            .setProperty(
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                Long.toString(TRANSACTION_TIMEOUT.toMillis()));
    clientProperties.forEach(builder::setProperty);
    return builder
        .setBootstrapServers(bootstrapServers)
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix(transactionalIdPrefix)
        .setRecordSerializer(
            KafkaRecordSerializationSchema.<String>builder()
                .setTopic(topic)
                .setValueSerializationSchema(new SimpleStringSchema())
                .build())
        .build();
  }
}
