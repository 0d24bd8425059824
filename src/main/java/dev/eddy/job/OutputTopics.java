package dev.eddy.job;

import dev.eddy.job.options.InputOptions;
import dev.eddy.job.options.Option;
import dev.eddy.job.options.OutputOptions;
import dev.eddy.streaming.kafka.KeyedLineTopic;
import dev.eddy.streaming.kafka.LineTopic;
import dev.eddy.streaming.prediction.KeyedLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;

/** The topics that get lines, when they are named. */
final class OutputTopics {
  private static final List<String> SECURITY = List.of("security.", "sasl.", "ssl.");

  private OutputTopics() {}

  /** Makes a sink of brokers, topic, prefix of transactions and client properties. */
  private interface Door<T> {
    Sink<T> open(
        String servers, String topic, String transactionalIdPrefix, Map<String, String> properties);
  }

  /** Returns where the evaluation's lines go. */
  static Optional<Sink<String>> evaluation(Configuration options) {
    String topic = OutputOptions.EVALUATION_TOPIC.of(options);
    return topic.isEmpty()
        ? Optional.empty()
        : Optional.of(open(options, topic, evaluationPrefix(options), LineTopic::of));
  }

  /**
   * Returns where the predictions go.
   *
   * @throws IllegalArgumentException if something else is in that topic, or it cannot be written to
   */
  static Optional<Sink<KeyedLine>> predictions(Configuration options) {
    String topic = OutputOptions.PREDICTIONS_TOPIC.of(options);
    if (topic.isEmpty()) {
      return Optional.empty();
    }
    requireOther(OutputOptions.PREDICTIONS_TOPIC, topic, OutputOptions.EVALUATION_TOPIC, options);
    if (OutputOptions.BOOTSTRAP_SERVERS.of(options).isEmpty()) {
      // What is written there would be read again.
      requireOther(OutputOptions.PREDICTIONS_TOPIC, topic, InputOptions.TOPIC, options);
    }
    String id = OutputOptions.PREDICTIONS_TRANSACTIONAL_ID.of(options);
    String prefix = id.isEmpty() ? "eddy-predictions-" + topic : id;
    boolean isShared =
        !OutputOptions.EVALUATION_TOPIC.of(options).isEmpty()
            && prefix.equals(evaluationPrefix(options));
    if (isShared) {
      throw new IllegalArgumentException(
          "%s must differ from that of the evaluation, was %s"
              .formatted(OutputOptions.PREDICTIONS_TRANSACTIONAL_ID.key(), prefix));
    }
    return Optional.of(open(options, topic, prefix, KeyedLineTopic::of));
  }

  private static String evaluationPrefix(Configuration options) {
    String id = OutputOptions.TRANSACTIONAL_ID.of(options);
    return id.isEmpty() ? "eddy-" + OutputOptions.EVALUATION_TOPIC.of(options) : id;
  }

  private static void requireOther(
      Option<String> option, String value, Option<String> other, Configuration options) {
    if (value.equals(other.of(options))) {
      throw new IllegalArgumentException(
          "%s must differ from %s, was %s".formatted(option.key(), other.key(), value));
    }
  }

  private static <T> Sink<T> open(
      Configuration options, String topic, String prefix, Door<T> door) {
    String servers = KafkaSettingsReader.servers(options, OutputOptions.BOOTSTRAP_SERVERS);
    return servers.isEmpty()
        ? door.open(
            KafkaSettingsReader.servers(options, InputOptions.BOOTSTRAP_SERVERS),
            topic,
            prefix,
            security(options))
        : door.open(servers, topic, prefix, Map.of());
  }

  /** Who may read from brokers by these may write to them too. */
  private static Map<String, String> security(Configuration options) {
    Map<String, String> properties = KafkaSettingsReader.clientProperties(options);
    properties.keySet().removeIf(key -> SECURITY.stream().noneMatch(key::startsWith));
    return properties;
  }
}
