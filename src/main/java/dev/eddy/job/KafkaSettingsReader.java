package dev.eddy.job;

import dev.eddy.job.options.ColumnList;
import dev.eddy.job.options.InputOptions;
import dev.eddy.job.options.Option;
import dev.eddy.streaming.kafka.EndPoint;
import dev.eddy.streaming.kafka.KafkaSettings;
import dev.eddy.streaming.kafka.StartPoint;
import java.util.Map;
import java.util.Optional;
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
        end(options),
        InputOptions.ON_DATA_LOSS.of(options),
        clientProperties(options));
  }

  /** Returns where the topic ends, which two options may say. */
  static EndPoint end(Configuration options) {
    Optional<Boolean> isBounded = InputOptions.BOUNDED.find(options);
    Optional<EndPoint> end = InputOptions.END.find(options).map(EndPoint::parse);
    if (isBounded.isPresent() && end.isPresent() && end.get().isBounded() != isBounded.get()) {
      throw new IllegalArgumentException(
          "%s must be %s with %s %s, was %s"
              .formatted(
                  InputOptions.BOUNDED.key(),
                  end.get().isBounded(),
                  InputOptions.END.key(),
                  end.get(),
                  isBounded.get()));
    }
    return end.orElse(isBounded.orElse(false) ? EndPoint.LATEST : EndPoint.NEVER);
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
