package dev.eddy.cli.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code eddy kafka}: a broker on this machine, and what it takes to fill it. */
@Command(
    name = "kafka",
    description = "A Kafka broker on this machine, and topics on any.",
    mixinStandardHelpOptions = true,
    subcommands = {
      KafkaCommand.Start.class,
      KafkaCommand.Stop.class,
      KafkaCommand.Create.class,
      KafkaCommand.Load.class
    })
public final class KafkaCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Answer.WRONG_USAGE;
  }

  /** Starts a broker that outlives the command. */
  @Command(
      name = "start",
      description = "Start a broker in the background.",
      mixinStandardHelpOptions = true)
  static final class Start implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Folder folder = new Folder();

    @Option(
        names = "--port",
        paramLabel = "PORT",
        defaultValue = "9092",
        description = "Where clients connect; 0 for a free port. Default: ${DEFAULT-VALUE}")
    private int port;

    @Override
    public Integer call() {
      return Answer.of(spec, this::start);
    }

    private String start() throws IOException, InterruptedException {
      Path home = BrokerSettings.systemHome();
      BrokerSettings settings =
          port == 0
              ? BrokerSettings.of(home, folder.data())
              : BrokerSettings.of(home, folder.data(), port);
      KafkaBroker broker = KafkaBroker.start(settings);
      return "kafka runs at %s, pid %d, log %s"
          .formatted(broker.bootstrapServers(), broker.pid(), settings.log());
    }
  }

  /** Stops the broker that the other command started. */
  @Command(
      name = "stop",
      description = "Stop the broker in the background.",
      mixinStandardHelpOptions = true)
  static final class Stop implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Folder folder = new Folder();

    @Override
    public Integer call() {
      return Answer.of(spec, this::stop);
    }

    private String stop() throws IOException, InterruptedException {
      if (!KafkaBroker.stop(folder.data())) {
        throw new IllegalArgumentException(
            "a broker must run on " + folder.data().normalize() + ", none does");
      }
      return "kafka has stopped";
    }
  }

  /** Creates a topic. */
  @Command(name = "create", description = "Create a topic.", mixinStandardHelpOptions = true)
  static final class Create implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Target target = new Target();

    @Option(
        names = "--partitions",
        required = true,
        paramLabel = "COUNT",
        description = "How many partitions it gets.")
    private int partitionCount;

    @Override
    public Integer call() {
      return Answer.of(spec, this::create);
    }

    private String create() {
      try (KafkaTopics topics = KafkaTopics.connect(target.bootstrapServers)) {
        topics.create(target.topic, partitionCount);
      }
      return "%s created, partitions: %d".formatted(target.topic, partitionCount);
    }
  }

  /** Loads a file into a topic. */
  @Command(
      name = "load",
      description = "Make each line of a file a record: line i goes to partition i modulo P.",
      mixinStandardHelpOptions = true)
  static final class Load implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Target target = new Target();

    @Parameters(paramLabel = "FILE", description = "Plain, or compressed and named .gz.")
    private Path file;

    @Option(
        names = "--partitions",
        paramLabel = "COUNT",
        description = "Creates a topic that does not exist with so many partitions.")
    private Optional<Integer> partitionCount = Optional.empty();

    @Option(
        names = "--compression",
        paramLabel = "CODEC",
        defaultValue = "lz4",
        description = "none, gzip, snappy, lz4 or zstd. Default: ${DEFAULT-VALUE}")
    private String compression;

    @Override
    public Integer call() {
      return Answer.of(spec, this::load);
    }

    private String load() throws IOException {
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        throw new IllegalArgumentException("FILE must be a file to read, was " + file);
      }
      Batches batches = Batches.large(Codec.of(compression));
      try (KafkaTopics topics = KafkaTopics.connect(target.bootstrapServers)) {
        prepare(topics);
        long count = topics.load(file, target.topic, batches);
        return "%d records loaded into %s".formatted(count, target.topic);
      }
    }

    private void prepare(KafkaTopics topics) {
      OptionalInt existing = topics.partitionCount(target.topic);
      if (partitionCount.isEmpty()) {
        return;
      }
      if (existing.isEmpty()) {
        topics.create(target.topic, partitionCount.get());
      } else if (existing.getAsInt() != partitionCount.get()) {
        throw new IllegalArgumentException(
            "partitions must be what %s has already, %d, was %d"
                .formatted(target.topic, existing.getAsInt(), partitionCount.get()));
      }
    }
  }

  /** Where the broker in the background keeps its records. */
  static final class Folder {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "The broker's folder. Default: target/kafka/data")
    private Optional<Path> data = Optional.empty();

    Path data() {
      return data.orElseGet(() -> BrokerSettings.systemHome().resolve("target/kafka/data"));
    }
  }

  /** Which topic of which brokers. */
  static final class Target {
    @Option(names = "--topic", required = true, paramLabel = "NAME", description = "The topic.")
    private String topic;

    @Option(
        names = "--bootstrap-servers",
        paramLabel = "HOST:PORT",
        defaultValue = "localhost:9092",
        description = "The brokers. Default: ${DEFAULT-VALUE}")
    private String bootstrapServers;
  }
}
