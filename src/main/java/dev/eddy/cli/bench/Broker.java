package dev.eddy.cli.bench;

import dev.eddy.cli.kafka.Batches;
import dev.eddy.cli.kafka.BrokerSettings;
import dev.eddy.cli.kafka.KafkaBroker;
import dev.eddy.cli.kafka.KafkaTopics;
import java.io.IOException;
import java.nio.file.Path;

/** A broker on this machine while a measurement lasts; its topics stay and serve again. */
final class Broker implements AutoCloseable {
  static final int PARTITIONS = 4;

  private final KafkaBroker broker;

  private Broker(KafkaBroker broker) {
    this.broker = broker;
  }

  /** Starts a broker, or one anew that an earlier measurement could not stop. */
  static Broker start(Path folder) throws IOException, InterruptedException {
    KafkaBroker.stop(folder);
    return new Broker(KafkaBroker.start(BrokerSettings.of(BrokerSettings.systemHome(), folder)));
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /**
   * Returns the topic with a file's lines, in a producer's usual batches, as its name says; fills
   * it if it is not there.
   *
   * @param examples lines of the file
   */
  String topic(Path file, int examples) throws IOException {
    String topic = file.getFileName() + "-usual-batches";
    try (KafkaTopics topics = KafkaTopics.connect(bootstrapServers())) {
      if (topics.partitionCount(topic).isEmpty()) {
        topics.create(topic, PARTITIONS);
        topics.load(file, topic, Batches.usual());
      }
      long recordCount = topics.recordCount(topic);
      if (recordCount != examples) {
        throw new IllegalStateException(
            "topic %s must have %,d records, has %,d; remove the broker's folder"
                .formatted(topic, examples, recordCount));
      }
    }
    return topic;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    broker.stop();
  }
}
