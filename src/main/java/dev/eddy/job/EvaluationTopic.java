package dev.eddy.job;

import dev.eddy.job.options.InputOptions;
import dev.eddy.job.options.OutputOptions;
import dev.eddy.streaming.kafka.LineTopic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;

/** The topic that gets the evaluation's lines, when one is named. */
final class EvaluationTopic {
  private static final List<String> SECURITY = List.of("security.", "sasl.", "ssl.");

  private EvaluationTopic() {}

  static Optional<Sink<String>> of(Configuration options) {
    String topic = OutputOptions.EVALUATION_TOPIC.of(options);
    if (topic.isEmpty()) {
      return Optional.empty();
    }
    String id = OutputOptions.TRANSACTIONAL_ID.of(options);
    String prefix = id.isEmpty() ? "eddy-" + topic : id;
    String servers = KafkaSettingsReader.servers(options, OutputOptions.BOOTSTRAP_SERVERS);
    return Optional.of(
        servers.isEmpty()
            ? LineTopic.of(
                KafkaSettingsReader.servers(options, InputOptions.BOOTSTRAP_SERVERS),
                topic,
                prefix,
                security(options))
            : LineTopic.of(servers, topic, prefix, Map.of()));
  }

  /** Who may read from brokers by these may write to them too. */
  private static Map<String, String> security(Configuration options) {
    Map<String, String> properties = KafkaSettingsReader.clientProperties(options);
    properties.keySet().removeIf(key -> SECURITY.stream().noneMatch(key::startsWith));
    return properties;
  }
}
