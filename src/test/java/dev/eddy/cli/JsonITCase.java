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
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table as csv and as json. */
class JsonITCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROWS = 3_000;

  @TempDir private Path folder;

  @Test
  void sameTableAsCsvGivesTheSameTheta() throws IOException {
    List<String> rows = new ArrayList<>();
    List<String> objects = new ArrayList<>();
    Random random = new Random(9);
    for (int i = 0; i < ROWS; i++) {
      double amount = random.nextGaussian();
      int city = random.nextInt(20);
      String label = amount + city % 2 + random.nextGaussian() > 0 ? "bad" : "good";
      String age = random.nextInt(5) == 0 ? "" : Integer.toString(18 + random.nextInt(60));
      rows.add("%s,%s,Oslo %d,%s".formatted(label, amount, city, age));
      objects.add(
          "{\"label\":\"%s\",\"amount\":%s,\"city\":\"Oslo %d\"%s}"
              .formatted(label, amount, city, age.isEmpty() ? "" : ",\"age\":" + age));
    }

    // A header line of its own would have a place in the first step.
    JsonNode ofCsv =
        train(
            write("table.csv", rows),
            List.of(
                "input.csv.header=label,amount,city,age",
                "input.csv.label=label",
                "input.csv.positive=bad"));
    JsonNode ofJson = train(write("table.jsonl", objects), List.of("input.json.positive=bad"));
    JsonNode packed = train(pack("table.ndjson.gz", objects), List.of("input.json.positive=bad"));

    assertThat(packed.get("theta_sha256")).isEqualTo(ofJson.get("theta_sha256"));
    assertThat(ofJson.get("trained").asInt()).isEqualTo(ROWS);
    assertThat(ofJson.get("theta_sha256")).isEqualTo(ofCsv.get("theta_sha256"));
    assertThat(ofJson.get("gradient_digest")).isEqualTo(ofCsv.get("gradient_digest"));
    assertThat(ofJson.at("/metrics/log_loss").asDouble()).isLessThan(.65);
    assertThat(Files.readString(folder.resolve("table.jsonl.out/model/model.json")))
        .contains("label label, positive bad, ignore [], categorical [], text []");
  }

  private JsonNode train(Path input, List<String> options) throws IOException {
    Path output = folder.resolve(input.getFileName() + ".out");
    List<String> arguments =
        new ArrayList<>(List.of("train", "-D", "input.path=" + input, "--output", output + ""));
    options.forEach(option -> arguments.addAll(List.of("-D", option)));
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return JSON.readTree(Files.readString(output.resolve("summary.json")));
  }

  private Path pack(String name, List<String> lines) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private Path write(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines, StandardCharsets.UTF_8);
  }
}
