package dev.eddy.streaming.kafka;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * Which topic is read, and how.
 *
 * @param bootstrapServers {@code host:port}, several with commas
 * @param topic its partitions are the splits of the input
 * @param start where a job without a checkpoint begins
 * @param end where it ends
 * @param onDataLoss what happens when the next records are gone
 * @param clientProperties {@code input.kafka.*}, passed on to the client as they are
 */
public record KafkaSettings(
    String bootstrapServers,
    String topic,
    StartPoint start,
    EndPoint end,
    DataLoss onDataLoss,
    Map<String, String> clientProperties)
    implements Serializable {

  private static final Set<String> OWNED =
      Set.of(
          ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
          ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
          ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
          ConsumerConfig.AUTO_OFFSET_RESET_CONFIG);

  public KafkaSettings {
    requireText("input.bootstrap-servers", bootstrapServers);
    requireText("input.topic", topic);
    clientProperties = Map.copyOf(clientProperties);
    clientProperties.forEach(KafkaSettings::requireFree);
    if (start.type() == StartPoint.Type.TIMESTAMP
        && end.type() == EndPoint.Type.TIMESTAMP
        && end.epochMillis() < start.epochMillis()) {
      throw new IllegalArgumentException(
          "%s must not be before %s, %s, was %s"
              .formatted(EndPoint.KEY, StartPoint.KEY, start, end));
    }
  }

  /** Describes a topic whose job ends when records are lost. */
  public KafkaSettings(
      String bootstrapServers,
      String topic,
      StartPoint start,
      EndPoint end,
      Map<String, String> clientProperties) {
    this(bootstrapServers, topic, start, end, DataLoss.FAIL, clientProperties);
  }

  /** Returns the consumer group: the user's, or one named after the topic. */
  String groupId() {
    return clientProperties.getOrDefault(ConsumerConfig.GROUP_ID_CONFIG, "eddy-" + topic);
  }

  private static void requireText(String name, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(name + " must not be blank, was '" + text + "'");
    }
  }

  private static void requireFree(String key, String setting) {
    if (OWNED.contains(key)) {
      throw new IllegalArgumentException(
          "input.kafka." + key + " must not be set, eddy sets it, was " + setting);
    }
  }
}
