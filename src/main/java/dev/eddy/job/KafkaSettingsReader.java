package dev.eddy.job;

import dev.eddy.job.options.ColumnList;
import dev.eddy.job.options.InputOptions;
import dev.eddy.job.options.Option;
import dev.eddy.streaming.kafka.KafkaSettings;
import dev.eddy.streaming.kafka.StartPoint;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;

/** Reads the options of the Kafka door. */
final class KafkaSettingsReader {
  private KafkaSettingsReader() {}

  static KafkaSettings input(Configuration options) {
    String topic = InputOptions.TOPIC.of(options);
    if (topic.isEmpty()) {
      throw new IllegalArgumentException(InputOptions.TOPIC.refusal(""));
    }
    return new KafkaSettings(
        servers(options, InputOptions.BOOTSTRAP_SERVERS),
        topic,
        StartPoint.parse(InputOptions.START.of(options)),
        InputOptions.BOUNDED.of(options),
        clientProperties(options));
  }

  /** Returns the brokers as the client wants them, also where YAML has them as a list. */
  static String servers(Configuration options, Option<String> option) {
    return String.join(",", ColumnList.of(option.of(options)));
  }

  /** Returns what goes to the Kafka client as it is. */
  static Map<String, String> clientProperties(Configuration options) {
    Map<String, String> properties = new TreeMap<>();
    options
        .toMap()
        .forEach(
            (key, value) -> {
              if (key.startsWith(InputOptions.KAFKA_PREFIX)) {
                properties.put(key.substring(InputOptions.KAFKA_PREFIX.length()), value);
              }
            });
    return properties;
  }
}
