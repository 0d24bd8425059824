package dev.eddy.streaming.kafka;

import dev.eddy.cli.kafka.BrokerSettings;
import dev.eddy.cli.kafka.KafkaBroker;
import dev.eddy.cli.kafka.KafkaTopics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.flink.util.FileUtils;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** One real broker for all tests of a JVM, in a process of its own that ends with the JVM. */
public final class TestBroker {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static TestBroker shared;

  /** Where a batch on disk has its attributes, two bytes, and where these have the codec. */
  private static final int BATCH_ATTRIBUTES = 21;

  private static final int CODEC_MASK = 7;

  /** So few records in a batch that a test has many batches. */
  private static final int SMALL_BATCH_BYTES = 2048;

  private final KafkaBroker broker;
  private final Path data;
  private int topicCount;

  private TestBroker(KafkaBroker broker, Path data) {
    this.broker = broker;
    this.data = data;
  }

  /** Returns the broker, started by the first who asks. */
  public static synchronized TestBroker shared() throws IOException, InterruptedException {
    if (shared == null) {
      Path home = BrokerSettings.systemHome();
      Path folder = Files.createDirectories(home.resolve("target/kafka"));
      Path data = Files.createTempDirectory(folder, "test-");
      KafkaBroker broker = KafkaBroker.start(BrokerSettings.of(home, data));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(broker, data)));
      shared = new TestBroker(broker, data);
    }
    return shared;
  }

  private static void end(KafkaBroker broker, Path data) {
    try {
      broker.kill();
      FileUtils.deleteDirectory(data.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  void kill() throws IOException, InterruptedException {
    broker.kill();
  }

  /** Lets the broker's process hang until {@link #thaw}: it neither answers nor hangs up. */
  void freeze() throws IOException, InterruptedException {
    signal("-STOP");
  }

  void thaw() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", name, Long.toString(broker.pid())).start();
    if (kill.waitFor() != 0) {
      throw new IOException(
          "kill " + name + " must reach the broker, ended with " + kill.exitValue());
    }
  }

  void restart() throws IOException, InterruptedException {
    broker.restart();
  }

  /** Creates a topic and returns its name. */
  public synchronized String createTopic(int partitionCount) {
    String topic = "topic-" + topicCount++;
    try (KafkaTopics topics = KafkaTopics.connect(bootstrapServers())) {
      topics.create(topic, partitionCount);
    }
    return topic;
  }

  /** Creates a topic with a configuration of its own and returns its name. */
  public synchronized String createTopic(int partitionCount, Map<String, String> configuration)
      throws ExecutionException, InterruptedException, TimeoutException {
    NewTopic topic = new NewTopic("topic-" + topicCount++, partitionCount, (short) 1);
    try (AdminClient client = admin()) {
      client
          .createTopics(List.of(topic.configs(configuration)))
          .all()
          .get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    }
    return topic.name();
  }

  /** Returns how many records were ever written to a topic without transactions. */
  long recordCount(String topic) throws ExecutionException, InterruptedException, TimeoutException {
    try (AdminClient client = admin()) {
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      client
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
          .get(topic)
          .partitions()
          .forEach(
              each -> ends.put(new TopicPartition(topic, each.partition()), OffsetSpec.latest()));
      return client
          .listOffsets(ends)
          .all()
          .get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
          .values()
          .stream()
          .mapToLong(ListOffsetsResultInfo::offset)
          .sum();
    }
  }

  /** Lets nobody read or look at a topic any more. */
  void forbid(String topic) throws ExecutionException, InterruptedException, TimeoutException {
    ResourcePattern pattern = new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL);
    AccessControlEntry nobody =
        new AccessControlEntry("User:*", "*", AclOperation.ALL, AclPermissionType.DENY);
    try (AdminClient client = admin()) {
      client
          .createAcls(List.of(new AclBinding(pattern, nobody)))
          .all()
          .get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Adds partitions to a topic. */
  void grow(String topic, int partitionCount)
      throws ExecutionException, InterruptedException, TimeoutException {
    try (AdminClient client = admin()) {
      client
          .createPartitions(Map.of(topic, NewPartitions.increaseTo(partitionCount)))
          .all()
          .get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private AdminClient admin() {
    return AdminClient.create(
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
  }

  /** A record of a test; null stands for no key or no value, as it does for the client. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares entries.
  record Entry(byte[] key, byte[] value) {}

  /**
   * How records are written.
   *
   * @param codec of the batches
   * @param batchBytes about how large a batch is before it is compressed
   * @param timestamps of the records, by their place in the list
   */
  record Sending(String codec, int batchBytes, IntFunction<Long> timestamps) {
    /** Writes small batches. */
    Sending(String codec, IntFunction<Long> timestamps) {
      this(codec, SMALL_BATCH_BYTES, timestamps);
    }

    /** Returns records of the present, in small batches of a codec. */
    static Sending of(String codec) {
      long now = System.currentTimeMillis();
      return new Sending(codec, i -> now);
    }
  }

  /** Appends records to a partition, in small compressed batches. */
  void write(String topic, int partition, List<Entry> entries) throws Exception {
    String codec = List.of("lz4", "zstd", "gzip").get(partition % 3);
    write(topic, partition, entries, Sending.of(codec));
  }

  /** Appends records to a partition. */
  void write(String topic, int partition, List<Entry> entries, Sending sending) throws Exception {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (Entry entry : entries) {
      Long time = sending.timestamps().apply(records.size());
      records.add(new ProducerRecord<>(topic, partition, time, entry.key(), entry.value()));
    }
    write(records, sending.codec(), sending.batchBytes());
  }

  /** Appends records in small batches. */
  public void write(List<ProducerRecord<byte[], byte[]>> records, String codec) throws Exception {
    write(records, codec, SMALL_BATCH_BYTES);
  }

  private void write(List<ProducerRecord<byte[], byte[]>> records, String codec, int batchBytes)
      throws Exception {
    ByteArraySerializer bytes = new ByteArraySerializer();
    Map<String, Object> properties =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers(),
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            codec,
            ProducerConfig.BATCH_SIZE_CONFIG,
            batchBytes);
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties, bytes, bytes)) {
      List<Future<?>> sent = new ArrayList<>();
      records.forEach(record -> sent.add(producer.send(record)));
      for (Future<?> future : sent) {
        future.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  /** Returns the number of the codec that the broker keeps a partition's first batch in. */
  public int storedCodec(String topic, int partition) throws IOException {
    Path segment =
        data.resolve("records")
            .resolve(topic + "-" + partition)
            .resolve("00000000000000000000.log");
    try (InputStream in = Files.newInputStream(segment)) {
      return in.readNBytes(BATCH_ATTRIBUTES + 2)[BATCH_ATTRIBUTES + 1] & CODEC_MASK;
    }
  }

  /** Deletes what all partitions of a topic hold now, as retention does. */
  void deleteRecords(String topic, int partitionCount)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    IntStream.range(0, partitionCount)
        .forEach(
            partition ->
                all.put(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(-1)));
    Map<String, Object> properties =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    try (AdminClient client = AdminClient.create(properties)) {
      client.deleteRecords(all).all().get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Deletes the records of a partition that are older than an offset, as retention does. */
  void deleteRecords(String topic, int partition, long beforeOffset)
      throws ExecutionException, InterruptedException, TimeoutException {
    try (AdminClient client = admin()) {
      client
          .deleteRecords(
              Map.of(
                  new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(beforeOffset)))
          .all()
          .get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Deletes a topic and makes an empty one of that name. */
  void makeAnew(String topic, int partitionCount)
      throws ExecutionException, InterruptedException, TimeoutException {
    try (AdminClient client = admin()) {
      client.deleteTopics(List.of(topic)).all().get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    }
    try (KafkaTopics topics = KafkaTopics.connect(bootstrapServers())) {
      topics.create(topic, partitionCount);
    }
  }

  /** Returns the values that a partition holds for readers of a level. */
  public List<String> values(String topic, int partition, IsolationLevel level) {
    return records(topic, partition, level).stream()
        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
        .toList();
  }

  /** Returns the records that a partition holds for readers of a level. */
  public List<ConsumerRecord<byte[], byte[]>> records(
      String topic, int partition, IsolationLevel level) {
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    Map<String, Object> properties =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, level.toString().toLowerCase(Locale.ROOT));
    TopicPartition split = new TopicPartition(topic, partition);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties, bytes, bytes)) {
      consumer.assign(List.of(split));
      consumer.seekToBeginning(List.of(split));
      long end = consumer.endOffsets(List.of(split), DEADLINE).get(split);
      long deadline = System.nanoTime() + DEADLINE.toNanos();
      while (consumer.position(split, DEADLINE) < end) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError(split + " must be readable within " + DEADLINE);
        }
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }
}
