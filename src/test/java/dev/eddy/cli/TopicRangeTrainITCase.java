package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.streaming.kafka.TestBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code eddy train} of a part of a topic, as a person types it. */
class TopicRangeTrainITCase {
  @TempDir private Path folder;
  private String servers;
  private String topic;

  @BeforeEach
  void load() throws Exception {
    TestBroker broker = TestBroker.shared();
    servers = broker.bootstrapServers();
    topic = broker.createTopic(2);
    Path file = Files.writeString(folder.resolve("lines"), "1 0:1\n0 0:2\n".repeat(50));
    CommandRun run =
        CommandRun.of(
            "kafka", "load", file.toString(), "--topic", topic, "--bootstrap-servers", servers);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @Test
  void offsetsOnTheCommandLineCutTheTopic() throws IOException {
    CommandRun run = train("input.start=offsets:0=10,1=20", "input.end=offsets:0=40");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(folder.resolve("run/summary.json")))
        .contains("\"read\" : " + (30 + 30) + ",");
  }

  @Test
  void anOffsetThatIsNotThereIsRefusedBeforeThereIsAJob() {
    CommandRun run = train("input.start=offsets:0=51", "input.end=latest");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "eddy: input.start of partition 0 must be from 0 to 50, what "
                + topic
                + " has, was 51");
  }

  @Test
  void tooFewPartitionsAreRefusedBeforeThereIsAJob() {
    CommandRun run = train("input.partitions-min=3", "input.end=latest");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "eddy: input.topic must have at least 3 partitions (input.partitions-min), "
                + topic
                + " has 2");
  }

  private CommandRun train(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("train", "--output", folder.resolve("run").toString()));
    arguments.addAll(List.of("-D", "input.topic=" + topic, "-D", "input.format=libsvm"));
    arguments.addAll(List.of("-D", "input.bootstrap-servers=" + servers));
    for (String option : options) {
      arguments.addAll(List.of("-D", option));
    }
    return CommandRun.of(arguments.toArray(String[]::new));
  }
}
