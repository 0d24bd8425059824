package dev.eddy.job;

import dev.eddy.job.options.ColumnList;
import dev.eddy.job.options.InputOptions;
import dev.eddy.job.options.Option;
import dev.eddy.job.options.OutputOptions;
import dev.eddy.streaming.kafka.sink.DeadLetterTopic;
import dev.eddy.streaming.kafka.sink.KeyedLineTopic;
import dev.eddy.streaming.kafka.sink.LetterOrigin;
import dev.eddy.streaming.kafka.sink.LineTopic;
import dev.eddy.streaming.prediction.KeyedLine;
import dev.eddy.streaming.report.DeadLetter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;

/** The topics that the job writes to, when they are named. */
final class OutputTopics {
  private static final List<String> SECURITY = List.of("security.", "sasl.", "ssl.");

  private OutputTopics() {}

  /** Makes a sink of brokers, topic, prefix of transactions and client properties. */
  private interface Door<T> {
    Sink<T> open(
        String servers, String topic, String transactionalIdPrefix, Map<String, String> properties);
  }

  /** The options of a topic; a topic and its transactions belong to one output. */
  private record Output(Option<String> topic, Option<String> transactionalId, String idPrefix) {
    static final Output EVALUATION =
        new Output(OutputOptions.EVALUATION_TOPIC, OutputOptions.TRANSACTIONAL_ID, "eddy-");
    static final Output PREDICTIONS =
        new Output(
            OutputOptions.PREDICTIONS_TOPIC,
            OutputOptions.PREDICTIONS_TRANSACTIONAL_ID,
            "eddy-predictions-");
    static final Output REJECTED =
        new Output(
            OutputOptions.REJECTED_TOPIC,
            OutputOptions.REJECTED_TRANSACTIONAL_ID,
            "eddy-rejected-");

    String id(Configuration options) {
      String id = transactionalId.of(options);
      return id.isEmpty() ? idPrefix + topic.of(options) : id;
    }

    /** Refuses to write to the topic of another output, or in its transactions. */
    void requireApart(Output other, Configuration options) {
      if (topic.of(options).equals(other.topic.of(options))) {
        throw refusal(topic, other.topic.key(), topic.of(options));
      }
      if (!other.topic.of(options).isEmpty() && id(options).equals(other.id(options))) {
        throw refusal(transactionalId, "that of " + other.topic.key(), id(options));
      }
    }

    /** Refuses to write to the topic that is read: what is written there would be read again. */
    void requireNotRead(Configuration options) {
      List<String> servers = ColumnList.of(OutputOptions.BOOTSTRAP_SERVERS.of(options));
      boolean isSameCluster =
          servers.isEmpty()
              || !Collections.disjoint(
                  servers, ColumnList.of(InputOptions.BOOTSTRAP_SERVERS.of(options)));
      if (isSameCluster && topic.of(options).equals(InputOptions.TOPIC.of(options))) {
        throw refusal(topic, InputOptions.TOPIC.key(), topic.of(options));
      }
    }

    private static IllegalArgumentException refusal(
        Option<String> option, String other, String value) {
      return new IllegalArgumentException(
          "%s must differ from %s, was %s".formatted(option.key(), other, value));
    }
  }

  /**
   * Returns where the evaluation's lines go.
   *
   * @throws IllegalArgumentException if something else is in that topic, or it cannot be written to
   */
  static Optional<Sink<String>> evaluation(Configuration options) {
    return find(options, Output.EVALUATION, List.of(), LineTopic::of);
  }

  /**
   * Returns where the predictions go.
   *
   * @throws IllegalArgumentException if something else is in that topic, or it cannot be written to
   */
  static Optional<Sink<KeyedLine>> predictions(Configuration options) {
    return find(options, Output.PREDICTIONS, List.of(Output.EVALUATION), KeyedLineTopic::of);
  }

  /**
   * Returns where rejected records go.
   *
   * @param origin how they name the input
   * @throws IllegalArgumentException if something else is in that topic, or it cannot be written to
   */
  static Optional<Sink<DeadLetter>> rejected(Configuration options, LetterOrigin origin) {
    return find(
        options,
        Output.REJECTED,
        List.of(Output.EVALUATION, Output.PREDICTIONS),
        (servers, topic, id, properties) ->
            DeadLetterTopic.of(origin, servers, topic, id, properties));
  }

  private static <T> Optional<Sink<T>> find(
      Configuration options, Output output, List<Output> others, Door<T> door) {
    String topic = output.topic().of(options);
    if (topic.isEmpty()) {
      return Optional.empty();
    }
    others.forEach(other -> output.requireApart(other, options));
    output.requireNotRead(options);
    return Optional.of(open(options, topic, output.id(options), door));
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
