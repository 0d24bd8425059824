package dev.eddy.job;

import dev.eddy.job.options.InputOptions;
import dev.eddy.job.options.OutputOptions;
import dev.eddy.streaming.kafka.LineTopic;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;

/** The topic that gets the evaluation's lines, when one is named. */
final class EvaluationTopic {
  private EvaluationTopic() {}

  static Optional<Sink<String>> of(Configuration options) {
    String topic = OutputOptions.EVALUATION_TOPIC.of(options);
    if (topic.isEmpty()) {
      return Optional.empty();
    }
    String servers = OutputOptions.BOOTSTRAP_SERVERS.of(options);
    if (servers.isEmpty()) {
      servers = InputOptions.BOOTSTRAP_SERVERS.of(options);
    }
    return Optional.of(LineTopic.of(servers, topic, "eddy-" + topic, Map.of()));
  }
}
