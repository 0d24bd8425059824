package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.streaming.result.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code eddy evaluate}: a file that the model has not trained. */
class EvaluateITCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int INTERCEPT = 1 << 18;

  @TempDir private Path folder;

  @Test
  void aHoldOutFileHasTheMetricsThatItsWeightsGiveByHand() throws IOException {
    Path input = write("train.csv", "a,b,y", 2_000, 1);
    Path holdOut = write("test.csv", "a,b,y", 1_500, 2);
    Path run = folder.resolve("run");
    require(
        "train",
        "-D",
        "input.path=" + input,
        "-D",
        "input.csv.label=y",
        "--output",
        run.toString());
    Path json = folder.resolve("evaluation.json");
    Path model = run.resolve("model");
    require(
        "evaluate",
        "--model",
        model.toString(),
        "--input",
        holdOut.toString(),
        "--output",
        json.toString());

    JsonNode evaluation = JSON.readTree(Files.readString(json));
    assertThat(evaluation.get("tested").asLong()).isEqualTo(1_500);
    double[] expected = byHand(run, holdOut);
    assertThat(evaluation.get("metrics").get("log_loss").asDouble())
        .isCloseTo(expected[0], within(1e-12));
    assertThat(evaluation.get("metrics").get("accuracy").asDouble())
        .isCloseTo(expected[1], within(1e-12));
    assertThat(expected[0]).isLessThan(.6);
    assertThat(evaluation.get("tables").has("roc")).isTrue();
  }

  @Test
  void otherColumnsThanTheModelsAreRefused() throws IOException {
    Path input = write("train.csv", "a,b,y", 300, 1);
    Path run = folder.resolve("run");
    require(
        "train",
        "-D",
        "input.path=" + input,
        "-D",
        "input.csv.label=y",
        "--output",
        run.toString());
    CommandRun refused =
        CommandRun.of(
            "evaluate",
            "--model",
            run.resolve("model").toString(),
            "--input",
            write("test.csv", "a,c,y", 300, 2).toString());
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("csv columns must be the model's");
  }

  private static double[] byHand(Path run, Path file) throws IOException {
    double a = weight(run, "a");
    double b = weight(run, "b");
    ThetaDelta theta = ModelFile.read(run.resolve("model"));
    double intercept = 0;
    for (int i = 0; i < theta.coordinates().length; i++) {
      intercept += theta.coordinates()[i] == INTERCEPT ? theta.weights()[i] : 0;
    }
    List<String> lines = Files.readAllLines(file);
    double loss = 0;
    double hits = 0;
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      double margin =
          intercept + a * Double.parseDouble(cells[0]) + b * Double.parseDouble(cells[1]);
      boolean isPositive = cells[2].equals("1");
      loss += Math.log1p(Math.exp(isPositive ? -margin : margin));
      hits += margin >= 0 == isPositive ? 1 : 0;
    }
    return new double[] {loss / (lines.size() - 1), hits / (lines.size() - 1)};
  }

  private static double weight(Path run, String name) throws IOException {
    for (JsonNode weight : JSON.readTree(Files.readString(run.resolve("weights.json")))) {
      if (weight.get("name").asText().equals(name)) {
        return weight.get("weight").asDouble();
      }
    }
    return Double.NaN;
  }

  private Path write(String name, String header, int count, long seed) throws IOException {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>(List.of(header));
    for (int i = 0; i < count; i++) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      lines.add("%s,%s,%d".formatted(a, b, a - b + random.nextGaussian() > 0 ? 1 : 0));
    }
    return Files.write(folder.resolve(name), lines);
  }

  private static void require(String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }
}
