package dev.eddy.cli.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.cli.local.RunResult;
import dev.eddy.format.ratings.RatingSettings;
import dev.eddy.format.ratings.RatingStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Factorizes generated ratings, of which it is known how well they can be predicted at best. */
@Command(
    name = "ratings",
    mixinStandardHelpOptions = true,
    description = {
      "100,000 generated ratings of items by users: biases of both alone, then matrix",
      "factorization with biases (a factorization machine), beside the noise floor."
    })
final class RatingsCommand extends TrainingExample {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int RATINGS = 100_000;
  private static final RatingSettings SETTINGS = RatingSettings.defaults();

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Seed of the ratings. Default: 1.")
  private long seed;

  @Override
  void run(ExampleRun example) throws Exception {
    example.say(
        "%,d generated ratings of %d items by %d users: a mean, a bias of each user and item, the"
            .formatted(RATINGS, SETTINGS.items(), SETTINGS.users()),
        "product of %d factors of each, and noise that nobody can predict."
            .formatted(SETTINGS.rank()),
        "Two models train on them in a single pass: biases alone, and biases with factors.");
    Path input = example.folder().resolve("ratings.csv");
    try (OutputStream file = Files.newOutputStream(input)) {
      new RatingStream(seed, SETTINGS).writeTo(file, RATINGS);
    }
    RunResult biases = train(example, input, "biases");
    RunResult factors = train(example, input, "factors");
    JsonNode ofBiases = lastWindow(biases);
    JsonNode ofFactors = lastWindow(factors);
    example.say(
        "",
        String.format(
            Locale.ROOT, "RMSE of the last %,d ratings", ofFactors.path("examples").asLong()));
    example.show("mean", rmse(ofFactors.path("baselines"), "mean_rmse"));
    example.show("biases", rmse(ofBiases.path("metrics"), "rmse"));
    example.show("biases and factors", rmse(ofFactors.path("metrics"), "rmse"));
    example.show("noise floor", ExampleRun.number(SETTINGS.noiseDeviation()));
  }

  private static RunResult train(ExampleRun example, Path input, String name) throws Exception {
    RunResult result = example.train(new ShippedFile("ratings/" + name + ".yaml"), input, name);
    example.show(result, List.of("rmse", "r2"));
    return result;
  }

  private static String rmse(JsonNode values, String name) {
    return ExampleRun.number(values.path(name).asDouble(Double.NaN));
  }

  private static JsonNode lastWindow(RunResult result) throws IOException {
    List<String> lines = Files.readAllLines(result.folder().resolve("evaluation.jsonl"));
    return JSON.readTree(lines.get(lines.size() - 1)).path("window");
  }
}
