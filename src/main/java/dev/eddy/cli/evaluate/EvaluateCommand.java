package dev.eddy.cli.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.job.TrainingPlan;
import dev.eddy.job.TrainingPlans;
import dev.eddy.job.options.ConfigurationReader;
import dev.eddy.job.options.InputOptions;
import dev.eddy.job.options.OutputOptions;
import dev.eddy.streaming.files.FileInput;
import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.result.ModelFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how good a model is on a file of its own. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Tests a model with records that it has not trained, and changes nothing. What the records",
      "look like stands in the model; options that are given win."
    })
public final class EvaluateCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What gives coordinates and weights their meaning: it must be the model's own. */
  private static final Pattern OF_FEATURES =
      Pattern.compile("model\\..*|features\\..*|csv columns|json fields|input\\.(csv|json)\\..*");

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "A run's model folder.")
  private Path model;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description = "File, folder or glob of the records.")
  private String input;

  @Option(names = "-D", paramLabel = "KEY=VALUE", description = "One option of the input.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "File that gets the evaluation as JSON, with the tables.")
  private Optional<Path> output = Optional.empty();

  /** Made by the command line. */
  public EvaluateCommand() {}

  @Override
  public Integer call() throws Exception {
    Path file = model.resolve("model.json");
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(
          "--model must be a folder with a model.json, was " + model);
    }
    JsonNode described = JSON.readTree(Files.readString(file));
    Configuration options = options(described);
    TrainingPlan plan = TrainingPlans.of(options, Probe.NONE);
    requireSameFeatures(described, JSON.readTree(plan.result().description()));
    ModelEvaluation records =
        new ModelEvaluation(plan.loop().learner(), plan.parsers().get(), ModelFile.read(model));
    FileInput.of(input, 1, InputOptions.RECORD_LENGTH_MAX.of(options)).forEachLine(records::add);
    tell(records.summary());
    return 0;
  }

  private Configuration options(JsonNode described) {
    Map<String, String> options = new LinkedHashMap<>();
    // A name that does not tell the format leaves the one that was trained.
    options.put(
        InputOptions.FORMAT.key(),
        described.path("options").path(InputOptions.FORMAT.key()).asText());
    described
        .path("given")
        .properties()
        .forEach(o -> options.put(o.getKey(), o.getValue().asText()));
    options.putAll(overrides);
    options.put(InputOptions.PATH.key(), input);
    options.put(OutputOptions.DIRECTORY.key(), model.toAbsolutePath().toString());
    return ConfigurationReader.read(Optional.empty(), options);
  }

  private static void requireSameFeatures(JsonNode trained, JsonNode tested) {
    for (Map.Entry<String, JsonNode> option : trained.path("options").properties()) {
      String now = tested.path("options").path(option.getKey()).asText();
      if (OF_FEATURES.matcher(option.getKey()).matches()
          && !now.equals(option.getValue().asText())) {
        throw new IllegalArgumentException(
            "%s must be the model's (%s), was %s"
                .formatted(option.getKey(), option.getValue().asText(), now));
      }
    }
  }

  private void tell(ObjectNode summary) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    for (String count : new String[] {"read", "tested", "rejected"}) {
      out.printf(Locale.ROOT, "%-28s%,d%n", count, summary.path(count).asLong());
    }
    for (Map.Entry<String, JsonNode> metric : summary.path("metrics").properties()) {
      out.printf(Locale.ROOT, "%-28s%,.6f%n", metric.getKey(), metric.getValue().asDouble());
    }
    for (Map.Entry<String, JsonNode> rival : summary.path("baselines").properties()) {
      out.printf(
          Locale.ROOT, "%-28s%,.6f%n", "baseline " + rival.getKey(), rival.getValue().asDouble());
    }
    out.flush();
    if (output.isPresent()) {
      Files.writeString(output.get(), summary.toPrettyString() + "\n");
    }
  }
}
