package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.cli.kafka.Batches;
import dev.eddy.cli.kafka.Codec;
import dev.eddy.cli.kafka.KafkaTopics;
import dev.eddy.streaming.kafka.TestBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run over a topic without an end is drained, and repeated. */
class DrainITCase {
  private static final int RECORDS = 600;

  @TempDir private Path folder;

  @Test
  void aDrainedLiveRunHasAModelAndItsRepetitionTheSameBits() throws Exception {
    TestBroker broker = TestBroker.shared();
    String topic = broker.createTopic(2);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      lines.add("%d 1:%d 2:0.%d".formatted(i % 2, i % 2 + 1, i % 10));
    }
    try (KafkaTopics topics = KafkaTopics.connect(broker.bootstrapServers())) {
      topics.load(
          Files.write(folder.resolve("records.libsvm"), lines), topic, Batches.large(Codec.ZSTD));
    }

    JsonNode live = live(broker, topic);
    JsonNode again =
        train(
            broker,
            topic,
            "again",
            "-D",
            "input.end=latest",
            "-D",
            "training.steps=time",
            "--overrides",
            folder.resolve("live/overrides.jsonl").toString());

    assertThat(live.get("status").asText()).isEqualTo("stopped");
    assertThat(live.get("read").asInt()).isEqualTo(RECORDS);
    assertThat(folder.resolve("live/model")).isNotEmptyDirectory();
    assertThat(again.get("status").asText()).isEqualTo("done");
    assertThat(again.get("theta_sha256")).isEqualTo(live.get("theta_sha256"));
    assertThat(again.get("gradient_digest")).isEqualTo(live.get("gradient_digest"));
  }

  /** A busy machine may take long to start: then the run gets more time. */
  private JsonNode live(TestBroker broker, String topic) throws IOException {
    JsonNode summary = train(broker, topic, "live", "--drain-after", "8");
    for (int seconds = 16; summary.get("read").asInt() < RECORDS && seconds < 120; seconds *= 2) {
      summary = train(broker, topic, "live", "--drain-after", Integer.toString(seconds));
    }
    return summary;
  }

  @Test
  void aNegativeTimeIsRefused() {
    CommandRun run = CommandRun.of("train", "--drain-after", "-1", "-D", "input.path=none");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--drain-after must be >= 0, was -1");
  }

  private JsonNode train(TestBroker broker, String topic, String name, String... more)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train",
                "-D",
                "input.topic=" + topic,
                "-D",
                "input.bootstrap-servers=" + broker.bootstrapServers(),
                "-D",
                "input.format=libsvm",
                "-D",
                "model.loss=logistic",
                "--output",
                folder.resolve(name).toString()));
    arguments.addAll(List.of(more));
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new ObjectMapper().readTree(Files.readString(folder.resolve(name + "/summary.json")));
  }
}
