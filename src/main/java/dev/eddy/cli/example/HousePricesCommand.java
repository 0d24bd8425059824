package dev.eddy.cli.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.cli.example.HousePrices.Line;
import dev.eddy.cli.local.LocalJob;
import dev.eddy.cli.local.LocalRun;
import dev.eddy.cli.local.RunResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains on five houses with two workers, and shows theta step by step. */
@Command(
    name = "house-prices",
    mixinStandardHelpOptions = true,
    description = {
      "Five houses, two features of scales five orders apart, two workers:",
      "theta, loss and R2 after each step, next to the closed solution."
    })
final class HousePricesCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PASSES = 150;

  @Spec private CommandSpec spec;

  @Option(
      names = "--parallelism",
      defaultValue = "2",
      description = "Workers; the result is the same. Default: 2.")
  private int parallelism;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "out/house-prices",
      description = "Folder of input and results. Default: out/house-prices.")
  private Path folder;

  @Override
  public Integer call() throws Exception {
    Files.createDirectories(folder);
    Path input = folder.resolve("houses.libsvm");
    Files.writeString(input, HousePrices.libsvm(PASSES));
    RunResult result = LocalRun.run(LocalJob.prepare(options(input), 0), System.err);
    PrintWriter out = spec.commandLine().getOut();
    Line last = printSteps(out);
    print(out, "closed", HousePrices.closedSolution());
    out.printf(Locale.ROOT, "R2 on the training rows: %.6f%n", last.r2());
    out.println("theta_sha256 " + result.thetaSha256());
    out.println("results in " + result.folder());
    out.flush();
    return 0;
  }

  private Configuration options(Path input) {
    return Configuration.fromMap(
        Map.ofEntries(
            Map.entry("input.path", input.toString()),
            Map.entry("input.format", "libsvm"),
            Map.entry("model.loss", "squared"),
            Map.entry("model.bits", "2"),
            // Fewer steps to read than by default, and the same end.
            Map.entry("training.optimizer.learning-rate", "1"),
            Map.entry("training.shards", "2"),
            // One step is one pass over all houses, as in plain gradient descent.
            Map.entry("training.batch-size", Integer.toString(HousePrices.count())),
            Map.entry("training.batch-ramp", "false"),
            Map.entry("evaluation.window", Integer.toString(HousePrices.count())),
            Map.entry("output.theta-trace", "true"),
            Map.entry("output.directory", folder.toString()),
            Map.entry("parallelism.default", Integer.toString(parallelism))));
  }

  private Line printSteps(PrintWriter out) throws IOException {
    out.printf(
        "%-8s %14s %14s %14s %14s %12s%n", "step", "theta0", "theta1", "theta2", "loss", "R2");
    Line last = new Line(0, 0, 0);
    List<String> lines = Files.readAllLines(folder.resolve("theta.jsonl"));
    for (String line : lines) {
      JsonNode step = JSON.readTree(line);
      JsonNode theta = step.get("theta");
      last =
          new Line(
              theta.path("intercept").asDouble(),
              theta.path(Integer.toString(HousePrices.ROOMS)).asDouble(),
              theta.path(Integer.toString(HousePrices.AREA)).asDouble());
      print(out, step.get("step").asText(), last);
    }
    return last;
  }

  private static void print(PrintWriter out, String name, Line line) {
    out.printf(
        Locale.ROOT,
        "%-8s %14.6e %14.6e %14.6e %14.6e %12.8f%n",
        name,
        line.theta0(),
        line.theta1(),
        line.theta2(),
        line.loss(),
        line.r2());
  }
}
