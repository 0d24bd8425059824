package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outer contract of {@code eddy train}: files, table, exit codes. */
class TrainITCase {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The window, by default. */
  private static final int STEPS_AHEAD_MAX = 3;

  @TempDir private Path folder;

  @Test
  void aRunLeavesWhatTheContractSays() throws IOException {
    Path input = write("input.csv", csv(2_000));

    CommandRun run = train("run", "-D", "input.path=" + input, "-D", "input.csv.label=y");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "status", "done", "log_loss", "staleness max", "step_way_micros p99", "theta_sha256")
        .contains("results in");
    JsonNode summary = summary("run");
    for (String field :
        List.of(
            "status",
            "read",
            "trained",
            "rejected",
            "scored",
            "set_aside",
            "late",
            "steps",
            "theta_sha256",
            "gradient_digest",
            "metrics",
            "baselines",
            "seconds",
            "examples_per_second",
            "restarts",
            "checkpoints",
            "version",
            "trained_of_shards",
            "staleness")) {
      assertThat(summary.has(field)).as(field).isTrue();
    }
    assertThat(summary.get("status").asText()).isEqualTo("done");
    assertThat(summary.get("read").asInt()).isEqualTo(2_000);
    assertThat(summary.get("trained").asInt()).isEqualTo(2_000);
    // In step and without a delay no gradient is stale: four shards' of each step.
    assertThat(summary.get("staleness").toString())
        .isEqualTo("{\"0\":%d}".formatted(4 * summary.get("steps").asInt()));
    // A worker need not wait for the theta of its last steps.
    JsonNode way = summary.get("step_way_micros");
    assertThat(way.get("count").asInt())
        .isBetween(
            4 * (summary.get("steps").asInt() - STEPS_AHEAD_MAX), 4 * summary.get("steps").asInt());
    assertThat(way.get("median").asLong()).isBetween(1L, way.get("p99").asLong());
    assertThat(way.get("max").asLong()).isGreaterThanOrEqualTo(way.get("p99").asLong());
    assertThat(summary.get("metrics").get("accuracy").asDouble()).isGreaterThan(.8);
    assertThat(folder.resolve("run/model/model.json")).exists();
    assertThat(folder.resolve("run/rejected.jsonl")).isEmptyFile();
    List<String> windows = Files.readAllLines(folder.resolve("run/evaluation.jsonl"));
    assertThat(windows).hasSize(2);
    assertThat(JSON.readTree(windows.get(1)).at("/cumulative/metrics"))
        .isEqualTo(summary.get("metrics"));
  }

  @Test
  void killsChangeNothing() throws IOException {
    Path input = write("input.csv", csv(20_000));
    String[] options = {
      "-D", "input.path=" + input, "-D", "input.csv.label=y", "-D", "parallelism.default=2"
    };

    assertThat(train("undisturbed", options).exitCode()).isZero();
    String[] killing = Arrays.copyOf(options, options.length + 2);
    killing[options.length] = "--kill";
    killing[options.length + 1] = "3";
    assertThat(train("killed", killing).exitCode()).isZero();

    assertThat(summary("killed").get("restarts").asInt()).isPositive();
    for (String field : List.of("theta_sha256", "gradient_digest", "metrics", "trained")) {
      assertThat(summary("killed").get(field)).isEqualTo(summary("undisturbed").get(field));
    }
    assertThat(folder.resolve("killed/evaluation.jsonl"))
        .hasSameTextualContentAs(folder.resolve("undisturbed/evaluation.jsonl"));
  }

  @Test
  void everyKillStrikesHoweverShortTheRun() throws IOException {
    Path input = write("input.csv", csv(50));
    String[] options = {"-D", "input.path=" + input, "-D", "input.csv.label=y", "--kill", "2"};

    CommandRun run = train("killed", options);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(summary("killed").get("restarts").asInt()).isEqualTo(2);
    assertThat(summary("killed").get("trained").asInt()).isEqualTo(50);
  }

  @Test
  void aJobThatFailsWhileRunningExitsWithOne() throws IOException {
    Path whole = folder.resolve("whole.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
      out.write(csv(200_000).getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = Files.readAllBytes(whole);
    Path torn = folder.resolve("torn.csv.gz");
    Files.write(torn, Arrays.copyOf(bytes, bytes.length / 2));

    CommandRun run = train("run", "-D", "input.path=" + torn, "-D", "input.csv.label=y");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("eddy: job failed: ").contains("torn.csv.gz");
    assertThat(folder.resolve("run/summary.json")).doesNotExist();
  }

  @Test
  void everyWayToPartitionGivesItsOwnShards() throws IOException {
    Path input = write("input.csv", csv(1_000));
    assertThat(shards(input, "input.partition-by=uniform")).containsExactly(250, 250, 250, 250);
    assertThat(shards(input, "input.partition-by=source")).containsExactly(1_000);
    assertThat(shards(input, "input.partition-by=key", "input.key=a")).hasSize(4);
    List<Integer> ranges =
        shards(input, "input.partition-by=range", "input.key=a", "input.range-bounds=-1,0,1");
    // About 16, 34, 34 and 16 % of a normal distribution.
    assertThat(ranges).hasSize(4).allMatch(count -> count > 100);
    assertThat(ranges.get(1)).isGreaterThan(ranges.get(0));
    assertThat(ranges.stream().mapToInt(count -> count).sum()).isEqualTo(1_000);
  }

  private List<Integer> shards(Path input, String... options) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("-D", "input.path=" + input, "-D", "input.csv.label=y"));
    for (String option : options) {
      arguments.addAll(List.of("-D", option));
    }
    CommandRun run = train("shards", arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<Integer> counts = new ArrayList<>();
    summary("shards").get("trained_of_shards").forEach(count -> counts.add(count.asInt()));
    return counts;
  }

  private CommandRun train(String name, String... options) {
    List<String> arguments = new ArrayList<>(List.of("train"));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("--output", folder.resolve(name).toString()));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private JsonNode summary(String name) throws IOException {
    return JSON.readTree(Files.readString(folder.resolve(name).resolve("summary.json")));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String csv(int rows) {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("a,b,color,y\n");
    for (int i = 0; i < rows; i++) {
      double a = random.nextGaussian();
      double b = 1_000 * random.nextGaussian();
      String color = random.nextBoolean() ? "red" : "blue";
      double margin = 2 * a - b / 500 + (color.equals("red") ? 1 : -1);
      int y = margin + .5 * random.nextGaussian() > 0 ? 1 : 0;
      text.append(a).append(',').append(b).append(',').append(color).append(',').append(y);
      text.append('\n');
    }
    return text.toString();
  }
}
