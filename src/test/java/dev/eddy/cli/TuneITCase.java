package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.docs.CommandBlocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outer contract of {@code eddy tune}: table, files, exit codes, and its page. */
class TuneITCase {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void variantsAreRankedAndARefusedOneDoesNotStopTheOthers() throws IOException {
    // The small rate hardly moves theta: what is best is no matter of luck.
    CommandRun run = tune(config(), "--grid", "training.optimizer.learning-rate=-1,0.0001,0.5");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "learning-rate  log_loss",
            "p-value",
            "variant-01 {training.optimizer.learning-rate=-1} refused:"
                + " training.optimizer.learning-rate must be ");
    JsonNode variants = ranking(folder.resolve("tuned"));
    assertThat(variants).hasSize(3);
    assertThat(rate(variants.get(0))).isEqualTo("0.5");
    assertThat(rate(variants.get(1))).isEqualTo("0.0001");
    assertThat(variants.get(1).get("p_value").asDouble()).isLessThan(1e-6);
    assertThat(variants.get(1).get("pairs").asInt()).isEqualTo(20);
    assertThat(variants.get(2).get("status").asText()).isEqualTo("refused");
  }

  @Test
  void whatIsWrongWithAllVariantsIsSaidInOneLine() throws IOException {
    Path config = config();
    assertRefused(
        "option must be known, was model.bit; the nearest is model.bits",
        tune(config, "--grid", "model.bit=8,9"));
    assertRefused(
        "input.csv.label must ",
        tune(config, "--grid", "model.bits=8,9", "-D", "input.csv.label="));
    assertRefused(
        "--grid must not vary output.directory", tune(config, "--grid", "output.directory=a,b"));
    CommandRun endless =
        CommandRun.of(
            "tune", "--grid", "model.bits=8,9", "-D", "input.topic=t", "-D", "input.format=vw");
    assertRefused("input.end must not be never (or input.bounded be true) with tune", endless);
    assertThat(CommandRun.of("tune").exitCode()).isEqualTo(2);
  }

  @Test
  void everyCommandOfThePageRuns() throws IOException {
    List<String> commands =
        CommandBlocks.of(Path.of("docs", "tuning.md")).stream().flatMap(List::stream).toList();
    assertThat(commands).isNotEmpty();
    for (String command : commands) {
      List<String> arguments = new ArrayList<>(List.of(command.split(" +")));
      assertThat(arguments.remove(0)).isEqualTo("scripts/eddy");
      CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
      assertThat(run.exitCode()).as("%s: %s", command, run.err()).isZero();
    }
    JsonNode variants = ranking(Path.of("out/tune-chicago"));
    assertThat(variants).hasSize(4);
    double least = 0;
    for (JsonNode variant : variants) {
      assertThat(variant.get("status").asText()).isEqualTo("done");
      assertThat(variant.get("loss").asDouble()).isGreaterThanOrEqualTo(least);
      least = variant.get("loss").asDouble();
    }
    // What best.yaml trains is what was ranked first, to the last bit.
    JsonNode trained = JSON.readTree(Path.of("out/chicago-tuned/summary.json").toFile());
    assertThat(trained.get("theta_sha256")).isEqualTo(variants.get(0).get("theta_sha256"));
    assertThat(trained.at("/metrics/mse")).isEqualTo(variants.get(0).get("loss"));
    assertThat(ranking(Path.of("out/tune-random"))).hasSize(2);
  }

  private static void assertRefused(String message, CommandRun run) {
    assertThat(run.err()).startsWith("eddy: " + message);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  private static String rate(JsonNode variant) {
    return variant.get("options").get("training.optimizer.learning-rate").asText();
  }

  private static JsonNode ranking(Path tuned) throws IOException {
    return JSON.readTree(tuned.resolve("tune.json").toFile()).get("variants");
  }

  private CommandRun tune(Path config, String... options) {
    List<String> arguments = new ArrayList<>(List.of("tune", "--config", config.toString()));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("--output", folder.resolve("tuned").toString()));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private Path config() throws IOException {
    Random random = new Random(1);
    StringBuilder rows = new StringBuilder("a,b,y\n");
    for (int i = 0; i < 2_000; i++) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      int y = a - 2 * b + random.nextGaussian() > 0 ? 1 : 0;
      rows.append(a).append(',').append(b).append(',').append(y).append('\n');
    }
    Path input = Files.writeString(folder.resolve("input.csv"), rows);
    String yaml = "input:\n  path: %s\n  csv.label: y\nmodel.bits: 8\n";
    return Files.writeString(folder.resolve("job.yaml"), yaml.formatted(input));
  }
}
