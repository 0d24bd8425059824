package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.eddy.cli.kafka.Batches;
import dev.eddy.cli.kafka.Codec;
import dev.eddy.cli.kafka.KafkaTopics;
import dev.eddy.cli.local.LocalJob;
import dev.eddy.cli.local.LocalRun;
import dev.eddy.cli.local.RunResult;
import dev.eddy.streaming.kafka.TestBroker;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real stream of 45,312 records: the same bits, whatever happens to the job that trains on it.
 */
class Elec2ITCase {
  private static final int RECORDS = 45_312;
  private static final Path FILE =
      Path.of(System.getProperty("eddy.shared.data", "../shared/data"), "elec2.csv.gz");

  @TempDir private Path folder;

  /** One way to run the same job. */
  private record Way(int parallelism, String checkpointInterval, int kills) {}

  /** Any input with any delay is run in these ways or in those of {@link #OTHER_WAYS}. */
  private static final List<Way> WAYS =
      List.of(new Way(1, "5 s", 0), new Way(2, "200 ms", 0), new Way(4, "200 ms", 3));

  private static final List<Way> OTHER_WAYS =
      List.of(new Way(4, "5 s", 0), new Way(1, "200 ms", 3), new Way(2, "5 s", 3));

  /** {@code -Deddy.elec2.all=true} for each input with each delay in all ways. */
  private static final boolean IS_ALL = Boolean.getBoolean("eddy.elec2.all");

  @BeforeAll
  static void requireFile() {
    assumeTrue(Files.exists(FILE), FILE + " is not there");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void fromAFile(int delay) throws Exception {
    List<Way> ways = delay == 0 ? WAYS : OTHER_WAYS;
    requireTheSameBits(Map.of("input.path", FILE.toString()), delay, ways);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void fromATopicOfThreePartitions(int delay) throws Exception {
    TestBroker broker = TestBroker.shared();
    String topic = broker.createTopic(3);
    try (KafkaTopics topics = KafkaTopics.connect(broker.bootstrapServers())) {
      topics.load(FILE, topic, Batches.large(Codec.LZ4));
    }
    requireTheSameBits(
        Map.of(
            "input.topic",
            topic,
            "input.bootstrap-servers",
            broker.bootstrapServers(),
            "input.bounded",
            "true",
            "input.format",
            "csv"),
        delay,
        delay == 0 ? OTHER_WAYS : WAYS);
  }

  private void requireTheSameBits(Map<String, String> input, int delay, List<Way> ways)
      throws Exception {
    TreeSet<String> outcomes = new TreeSet<>();
    List<Way> all = Stream.of(WAYS, OTHER_WAYS).flatMap(List::stream).toList();
    for (Way way : IS_ALL ? all : ways) {
      RunResult result = run(input, delay, way);
      assertThat(result.summary().get("read").asInt()).isEqualTo(RECORDS);
      assertThat(result.summary().get("trained").asInt()).isEqualTo(RECORDS);
      assertThat(result.summary().get("restarts").asInt()).isGreaterThanOrEqualTo(way.kills());
      outcomes.add(
          result.thetaSha256()
              + result.gradientDigest()
              + result.summary().get("metrics")
              + Files.readString(result.folder().resolve("evaluation.jsonl")));
    }
    assertThat(outcomes).hasSize(1);
  }

  private RunResult run(Map<String, String> input, int delay, Way way) throws Exception {
    Map<String, String> options = new HashMap<>(input);
    options.put("input.csv.label", "class");
    options.put("training.delay", Integer.toString(delay));
    options.put("parallelism.default", Integer.toString(way.parallelism()));
    options.put("execution.checkpointing.interval", way.checkpointInterval());
    options.put("output.directory", folder.resolve("run").toString());
    LocalJob job = LocalJob.prepare(Configuration.fromMap(options), way.kills());
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return LocalRun.run(job, silent);
  }
}
