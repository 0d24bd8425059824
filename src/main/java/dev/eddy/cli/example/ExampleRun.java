package dev.eddy.cli.example;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.cli.local.LocalJob;
import dev.eddy.cli.local.LocalRun;
import dev.eddy.cli.local.RunResult;
import dev.eddy.job.options.ConfigurationReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;

/**
 * Trains by a file of options that ships, in the open: what is printed is the file that is read.
 *
 * @param out takes what people read
 * @param folder of input, options and results
 * @param parallelism how many workers there are
 */
record ExampleRun(PrintWriter out, Path folder, int parallelism) {

  /** Says what the example does. */
  void say(String... lines) {
    for (String line : lines) {
      out.println(line);
    }
    out.flush();
  }

  /**
   * Shows the options and the command, and runs it.
   *
   * @param options a file of src/examples
   * @param results name of a folder below this one
   */
  RunResult train(ShippedFile options, Path input, String results) throws Exception {
    Path config = options.copyTo(folder);
    Path output = folder.resolve(results);
    say("", "options, in " + config + ":", "");
    Files.readString(config).lines().forEach(line -> out.println("  " + line));
    say(
        "",
        "scripts/eddy train --config %s -D input.path=%s -D parallelism.default=%d --output %s"
            .formatted(config, input, parallelism, output),
        "");
    Configuration given =
        ConfigurationReader.read(
            Optional.of(config),
            Map.of(
                "input.path", input.toString(),
                "parallelism.default", Integer.toString(parallelism),
                "output.directory", output.toString()));
    return LocalRun.run(LocalJob.prepare(given, 0), System.err);
  }

  /** Prints metrics over the whole input, and then all baselines. */
  void show(RunResult result, List<String> metrics) {
    JsonNode summary = result.summary();
    show("records", "%,d".formatted(summary.path("trained").asLong()));
    for (String name : metrics) {
      show(name, number(result.metric(name)));
    }
    for (Map.Entry<String, JsonNode> baseline : summary.path("baselines").properties()) {
      show("baseline " + baseline.getKey(), number(baseline.getValue().asDouble(Double.NaN)));
    }
    show("theta_sha256", result.thetaSha256());
    show("results in", result.folder().toString());
  }

  /** Prints a fact. */
  void show(String name, String value) {
    say("%-28s%s".formatted(name, value));
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
