package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.format.FormatType;
import dev.eddy.format.GoodRecords;
import dev.eddy.streaming.kafka.TestBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code output.rejected.topic} on a real broker. */
class DeadLettersITCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PARTITION_COUNT = 2;
  private static final int RECORD_COUNT = 3_000;
  private static final int BAD_INTERVAL = 7;
  private static final int BAD_COUNT = (RECORD_COUNT + BAD_INTERVAL - 1) / BAD_INTERVAL;

  @TempDir private Path folder;

  @Test
  void theTopicHasEachRejectedRecordOnceAsItWasAfterKills() throws Exception {
    TestBroker broker = TestBroker.shared();
    String topic = broker.createTopic(PARTITION_COUNT);
    String dead = broker.createTopic(1);
    for (int partition = 0; partition < PARTITION_COUNT; partition++) {
      List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
      for (int i = 0; i < RECORD_COUNT; i++) {
        records.add(record(topic, partition, i));
      }
      broker.write(records, "lz4");
    }

    CommandRun run =
        train(
            "input.topic=" + topic,
            "input.bounded=true",
            "input.format=vw",
            "input.kafka.max.poll.records=50",
            "input.kafka.max.partition.fetch.bytes=2048",
            "output.rejected.topic=" + dead,
            "parallelism.default=2",
            "--kill=2");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode summary = JSON.readTree(folder.resolve("run/summary.json").toFile());
    assertThat(summary.get("restarts").asInt()).isPositive();
    assertThat(summary.get("rejected").asInt()).isEqualTo(PARTITION_COUNT * BAD_COUNT);
    Map<String, String> reasons = reasons();
    List<ConsumerRecord<byte[], byte[]>> letters =
        broker.records(dead, 0, IsolationLevel.READ_COMMITTED);
    assertThat(letters).hasSize(PARTITION_COUNT * BAD_COUNT);
    int[] next = new int[PARTITION_COUNT];
    for (ConsumerRecord<byte[], byte[]> letter : letters) {
      int partition = Integer.parseInt(header(letter, "eddy.partition"));
      int offset = next[partition];
      next[partition] += BAD_INTERVAL;
      ProducerRecord<byte[], byte[]> origin = record(topic, partition, offset);
      assertThat(letter.key()).isEqualTo(origin.key());
      assertThat(letter.value()).isEqualTo(origin.value());
      RecordHeaders expected = new RecordHeaders(origin.headers());
      String reason = reasons.get(topic + "-" + partition + " " + offset);
      expected
          .add("eddy.topic", bytes(topic))
          .add("eddy.partition", bytes(Integer.toString(partition)))
          .add("eddy.offset", bytes(Integer.toString(offset)))
          .add("eddy.reason", bytes(reason));
      assertThat(letter.headers()).isEqualTo(expected);
    }
  }

  @Test
  void aLineTooLongForTheTopicIsCutAndFailsNothing() throws Exception {
    TestBroker broker = TestBroker.shared();
    String dead = broker.createTopic(1, Map.of("max.message.bytes", "2000"));
    Path input = folder.resolve("long.vw");
    String bad = "x".repeat(3_000);
    Files.write(input, List.of(GoodRecords.line(FormatType.VW, 0), bad, "y |"));

    CommandRun run = train("input.path=" + input, "output.rejected.topic=" + dead);

    assertThat(run.exitCode()).as(run.err()).isZero();
    List<ConsumerRecord<byte[], byte[]>> letters =
        broker.records(dead, 0, IsolationLevel.READ_COMMITTED);
    assertThat(letters).hasSize(2);
    assertThat(bad).startsWith(new String(letters.get(0).value(), StandardCharsets.UTF_8));
    assertThat(letters.get(0).value()).hasSizeGreaterThan(1_000);
    assertThat(header(letters.get(0), "eddy.length")).isEqualTo("3000");
    assertThat(letters.get(1).value()).isEqualTo(bytes("y |"));
    assertThat(letters.get(1).key()).isNull();
    assertThat(header(letters.get(1), "eddy.file")).isEqualTo("long.vw");
    assertThat(header(letters.get(1), "eddy.partition")).isEqualTo("0");
    assertThat(header(letters.get(1), "eddy.offset")).isEqualTo("2");
    assertThat(letters.get(1).headers().lastHeader("eddy.topic")).isNull();
  }

  @Test
  void aTopicThatIsNotThereOrHasAnotherUseIsRefusedAtOnce() throws Exception {
    String topic = TestBroker.shared().createTopic(1);
    String other = TestBroker.shared().createTopic(1);
    String[] read = {"input.topic=" + topic, "input.format=vw"};
    assertRefused(
        "output.rejected.topic must exist, was no", plus(read, "output.rejected.topic=no"));
    assertRefused(
        "output.rejected.topic must differ from input.topic, was " + topic,
        plus(read, "output.rejected.topic=" + topic));
    assertRefused(
        "output.rejected.topic must differ from input.topic, was " + topic,
        plus(
            read,
            "output.rejected.topic=" + topic,
            "output.bootstrap-servers=" + TestBroker.shared().bootstrapServers()));
    for (String use : List.of("output.evaluation.topic", "output.predictions.topic")) {
      assertRefused(
          "output.rejected.topic must differ from " + use + ", was " + other,
          plus(read, "output.rejected.topic=" + other, use + "=" + other));
    }
    assertRefused(
        "output.rejected.transactional-id must differ from that of output.predictions.topic, was t",
        plus(
            read,
            "output.rejected.topic=" + other,
            "output.rejected.transactional-id=t",
            "output.predictions.topic=" + TestBroker.shared().createTopic(1),
            "output.predictions.transactional-id=t"));
  }

  private void assertRefused(String message, String... options) throws IOException {
    CommandRun run = train(options);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  /** Returns the reasons that the file of rejected records gives, by split and offset. */
  private Map<String, String> reasons() throws IOException {
    Map<String, String> reasons = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("run/rejected.jsonl"))) {
      JsonNode rejected = JSON.readTree(line);
      reasons.put(
          rejected.get("split").asText() + " " + rejected.get("offset").asLong(),
          rejected.get("reason").asText());
    }
    return reasons;
  }

  private CommandRun train(String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("train"));
    for (String option : options) {
      arguments.add(option.startsWith("--") ? option : "-D" + option);
    }
    try {
      arguments.add("-Dinput.bootstrap-servers=" + TestBroker.shared().bootstrapServers());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    arguments.addAll(List.of("--output", folder.resolve("run").toString()));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static String[] plus(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  /** Returns record {@code i} of a partition, each seventh bad; some lack key, headers or both. */
  private static ProducerRecord<byte[], byte[]> record(String topic, int partition, int i) {
    byte[] key = i % 3 == 0 ? null : bytes("key-" + i);
    byte[] value =
        i % BAD_INTERVAL == 0
            ? new byte[] {'x', (byte) i, (byte) (i >> 8), (byte) 0xff, '\n', 0}
            : bytes(GoodRecords.line(FormatType.VW, i));
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, key, value);
    if (i % 2 == 0) {
      record.headers().add("trace", bytes("t" + partition + i));
      record.headers().add("trace", null);
    }
    return record;
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
