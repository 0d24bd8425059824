package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.streaming.kafka.TestBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code eddy train --predictions}, and the topic that gets the same lines. */
class PredictionsITCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PARTITION_COUNT = 2;
  private static final int RECORD_COUNT = 3_000;
  private static final int UNLABELED_INTERVAL = 7;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"vw", "libsvm", "csv"})
  void recordsWithoutALabelAreScoredWhereTheyWereRejected(String format) throws IOException {
    Path input = folder.resolve("input." + format);
    List<String> records = new ArrayList<>(records(format, 1));
    if (format.equals("csv")) {
      records.add(0, "y,a,b");
    }
    Files.write(input, records);
    Path file = folder.resolve("predictions.jsonl");
    String[] options = {"-D", "input.path=" + input, "-D", "input.csv.label=y"};

    JsonNode plain = train("plain", options);
    JsonNode scoring = train("scoring", plus(options, "--predictions", file.toString()));

    int unlabeled = (RECORD_COUNT + UNLABELED_INTERVAL - 1) / UNLABELED_INTERVAL;
    assertThat(plain.get("rejected").asInt()).isEqualTo(unlabeled);
    assertThat(scoring.get("scored").asInt()).isEqualTo(unlabeled);
    assertThat(scoring.get("rejected").asInt()).isZero();
    for (String field : List.of("theta_sha256", "gradient_digest", "metrics", "trained")) {
      assertThat(scoring.get(field)).as(field).isEqualTo(plain.get(field));
    }
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(RECORD_COUNT);
    JsonNode first = JSON.readTree(lines.get(0));
    assertThat(first.has("label")).isFalse();
    assertThat(first.get("split").asText()).contains(input.getFileName().toString());
    assertThat(JSON.readTree(lines.get(1)).get("label").isIntegralNumber()).isTrue();
  }

  @Test
  void theTopicHasEachLineOnceWithKeyAndHeadersAfterKills() throws Exception {
    TestBroker broker = TestBroker.shared();
    String topic = broker.createTopic(PARTITION_COUNT);
    String scores = broker.createTopic(1);
    for (int partition = 0; partition < PARTITION_COUNT; partition++) {
      broker.write(withKeysAndHeaders(topic, partition), "lz4");
    }
    Path file = folder.resolve("predictions.jsonl");

    JsonNode summary =
        train(
            "topic",
            "-D",
            "input.bootstrap-servers=" + broker.bootstrapServers(),
            "-D",
            "input.topic=" + topic,
            "-D",
            "input.bounded=true",
            "-D",
            "input.format=vw",
            "-D",
            "input.kafka.max.poll.records=50",
            "-D",
            "input.kafka.max.partition.fetch.bytes=2048",
            "-D",
            "output.predictions.topic=" + scores,
            "-D",
            "parallelism.default=2",
            "--predictions",
            file.toString(),
            "--kill",
            "2");

    assertThat(summary.get("restarts").asInt()).isPositive();
    assertThat(summary.get("scored").asInt()).isPositive();
    List<ConsumerRecord<byte[], byte[]>> told =
        broker.records(scores, 0, IsolationLevel.READ_COMMITTED);
    assertThat(told).hasSize(PARTITION_COUNT * RECORD_COUNT);
    assertThat(told)
        .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
        .containsExactlyElementsOf(Files.readAllLines(file));
    long[] next = new long[PARTITION_COUNT];
    for (ConsumerRecord<byte[], byte[]> record : told) {
      JsonNode value = JSON.readTree(record.value());
      int partition = value.get("split").asText().equals(topic + "-0") ? 0 : 1;
      long offset = value.get("offset").asLong();
      assertThat(offset).isEqualTo(next[partition]++);
      ProducerRecord<byte[], byte[]> origin = withKeyAndHeaders(topic, partition, (int) offset);
      assertThat(record.key()).isEqualTo(origin.key());
      assertThat(record.headers()).isEqualTo(origin.headers());
      assertThat(value.get("version").asLong()).isNotNegative();
    }
  }

  @Test
  void aTopicThatIsNotThereOrIsReadIsRefusedAtOnce() throws Exception {
    String servers = "input.bootstrap-servers=" + TestBroker.shared().bootstrapServers();
    String topic = TestBroker.shared().createTopic(1);
    String output = folder.resolve("refused").toString();
    String[] options = {
      "train", "-D", servers, "-D", "input.topic=" + topic, "-D", "input.format=vw"
    };
    CommandRun missing =
        CommandRun.of(plus(options, "-D", "output.predictions.topic=no", "--output", output));
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).contains("output.predictions.topic must exist, was no");
    CommandRun read =
        CommandRun.of(plus(options, "-D", "output.predictions.topic=" + topic, "--output", output));
    assertThat(read.exitCode()).isEqualTo(2);
    assertThat(read.err())
        .contains("output.predictions.topic must differ from input.topic, was " + topic);
  }

  @Test
  void aFileThatIsTheInputOrAFolderIsRefused() throws IOException {
    Path input = folder.resolve("input.vw");
    Files.write(input, records("vw", 1));
    for (Path refused : List.of(input, folder)) {
      CommandRun run =
          CommandRun.of(
              "train",
              "-D",
              "input.path=" + input,
              "--predictions",
              refused.toString(),
              "--output",
              folder.resolve("run").toString());
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("output.predictions.path must be a file of its own, was ");
    }
    assertThat(input).isNotEmptyFile();
  }

  private JsonNode train(String name, String... options) throws IOException {
    Path output = folder.resolve(name);
    CommandRun run =
        CommandRun.of(plus(plus(new String[] {"train"}, options), "--output", output.toString()));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return JSON.readTree(Files.readString(output.resolve("summary.json")));
  }

  private static String[] plus(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static List<ProducerRecord<byte[], byte[]>> withKeysAndHeaders(
      String topic, int partition) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    List<String> lines = records("vw", partition);
    for (int i = 0; i < RECORD_COUNT; i++) {
      ProducerRecord<byte[], byte[]> bare = withKeyAndHeaders(topic, partition, i);
      records.add(
          new ProducerRecord<>(
              topic,
              partition,
              bare.key(),
              lines.get(i).getBytes(StandardCharsets.UTF_8),
              bare.headers()));
    }
    return records;
  }

  /** Returns record {@code i} of a partition without its value: some lack key, headers or both. */
  private static ProducerRecord<byte[], byte[]> withKeyAndHeaders(
      String topic, int partition, int i) {
    byte[] key = i % 3 == 0 ? null : ("key-" + i).getBytes(StandardCharsets.UTF_8);
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, key, null);
    if (i % 2 == 0) {
      record.headers().add("trace", ("t" + partition + i).getBytes(StandardCharsets.UTF_8));
      record.headers().add("trace", null);
    }
    return record;
  }

  /** Returns records, each seventh without a label. */
  private static List<String> records(String format, int seed) {
    Random random = new Random(seed);
    List<String> records = new ArrayList<>();
    for (int i = 0; i < RECORD_COUNT; i++) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      boolean isPositive = a + b + .3 * random.nextGaussian() > 0;
      String label = i % UNLABELED_INTERVAL == 0 ? "" : isPositive ? "1" : "0";
      String line =
          switch (format) {
            case "csv" -> "%s,%.4f,%.4f";
            case "vw" -> "%s |f a:%.4f b:%.4f";
            default -> "%s 0:%.4f 1:%.4f";
          };
      records.add(String.format(Locale.ROOT, line, label, a, b));
    }
    return records;
  }
}
