package dev.eddy.streaming.kafka.sink;

import dev.eddy.streaming.kafka.KafkaSettings;
import java.time.Duration;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Writes to a topic exactly once, in transactions that checkpoints commit. */
final class ExactlyOnceTopic {
  /** What a broker grants by default; the sink's own default of an hour cannot start. */
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(15);

  private ExactlyOnceTopic() {}

  /**
   * Returns the sink.
   *
   * @param transactionalIdPrefix unlike that of every other sink that writes to these brokers, and
   *     the same again after a restart
   */
  static <T> Sink<T> sink(
      KafkaSettings topic, String transactionalIdPrefix, KafkaRecordSerializationSchema<T> schema) {
    KafkaSinkBuilder<T> builder =
        KafkaSink.<T>builder()
            .setProperty(
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                Long.toString(TRANSACTION_TIMEOUT.toMillis()));
    topic.clientProperties().forEach(builder::setProperty);
    return builder
        .setBootstrapServers(topic.bootstrapServers())
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix(transactionalIdPrefix)
        .setRecordSerializer(schema)
        .build();
  }
}
