package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.docs.CommandBlocks;
import dev.eddy.job.options.OptionCatalog;
import dev.eddy.streaming.kafka.TestBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every command of the readme does what the readme says. */
class ReadmeITCase {
  private static final Path README = Path.of("README.md");
  private static final Pattern OPTION = Pattern.compile("-D ([\\w.-]+)=");

  @Test
  void everyCommandIsOneThatIsRunHereOrByTheContinuousIntegration() throws IOException {
    List<String> others =
        commands().stream().filter(command -> !command.startsWith("scripts/eddy ")).toList();
    assertThat(others)
        .containsExactly(
            "scripts/quickstart",
            "scripts/test",
            "flink run target/eddy-job.jar --config job.yaml -D output.directory=/shared/loans");
    assertThat(Path.of("scripts/quickstart")).isExecutable();
    assertThat(Path.of("scripts/test")).isExecutable();
    assertThat(Files.readString(Path.of(".ci/run"))).contains("scripts/quickstart", "scripts/test");
  }

  @Test
  void everyCommandOfEddyRuns() throws Exception {
    String servers = TestBroker.shared().bootstrapServers();
    List<String> commands =
        commands().stream().filter(command -> command.startsWith("scripts/eddy ")).toList();
    assertThat(commands).hasSizeGreaterThan(4);
    for (String command : commands) {
      List<String> arguments = new ArrayList<>(List.of(command.split(" +")));
      arguments.remove(0);
      // The broker of the tests stands in for the one that these would start and stop.
      if (command.contains("kafka start") || command.contains("kafka stop")) {
        continue;
      }
      if (ClusterITCase.block().contains(command)) {
        continue;
      }
      if (command.contains("kafka load")) {
        arguments.addAll(List.of("--bootstrap-servers", servers));
      } else if (command.contains("job.yaml")) {
        arguments.addAll(List.of("-D", "input.bootstrap-servers=" + servers));
      }
      CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
      assertThat(run.exitCode()).as("%s: %s", command, run.err()).isZero();
    }
    assertThat(fact("out/loans-killed", "theta_sha256"))
        .isEqualTo(fact("out/loans", "theta_sha256"));
    assertThat(fact("out/loans-killed", "gradient_digest"))
        .isEqualTo(fact("out/loans", "gradient_digest"));
    assertThat(fact("out/loans-topic", "read")).isEqualTo(fact("out/loans", "read"));
    assertThat(fact("out/loans-scored", "theta_sha256"))
        .isEqualTo(fact("out/loans", "theta_sha256"));
    // The order of additions differs.
    assertThat(logLoss(Path.of("out/loans-scored/predictions.jsonl")))
        .isCloseTo(Double.parseDouble(fact("out/loans-scored", "log_loss")), within(1e-9));
  }

  /** Returns the log loss of predictions, worked out from the lines alone. */
  private static double logLoss(Path predictions) throws IOException {
    List<String> lines = Files.readAllLines(predictions);
    double sum = 0;
    for (String line : lines) {
      JsonNode prediction = new ObjectMapper().readTree(line);
      double score = prediction.get("score").asDouble();
      sum -= Math.log(prediction.get("label").asInt() == 1 ? score : 1 - score);
    }
    return sum / lines.size();
  }

  @Test
  void everyOptionThatIsNamedIsKnown() throws IOException {
    for (String page : List.of("README.md", "docs/architecture.md", "docs/results.md")) {
      Matcher options = OPTION.matcher(Files.readString(Path.of(page)));
      while (options.find()) {
        OptionCatalog.requireKnown(options.group(1));
      }
    }
  }

  private static List<String> commands() throws IOException {
    return CommandBlocks.of(README).stream().flatMap(List::stream).toList();
  }

  private static String fact(String folder, String name) throws IOException {
    String summary = Files.readString(Path.of(folder, "summary.json"));
    Matcher value = Pattern.compile("\"" + name + "\" : \"?([^\",]*)").matcher(summary);
    assertThat(value.find()).as(name).isTrue();
    return value.group(1);
  }
}
