package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The score of each record, on a real cluster in this JVM, calm and under fire. */
class PredictionITCase {
  @RegisterExtension static final LoopCluster CLUSTER = new LoopCluster(1, 4);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int UNLABELED_INTERVAL = 9;

  @TempDir Path folder;

  @Test
  void everyRecordHasALineThatTheEvaluationAgreesWith() throws Exception {
    Path file = folder.resolve("below/predictions.jsonl");
    Training training = training();

    JsonNode summary = training.withPredictions(file).run(CLUSTER.get(), folder.resolve("run"));

    Map<String, Long> lastOffsets = new HashMap<>();
    double lossSum = 0;
    int labeledCount = 0;
    int unlabeledCount = 0;
    for (String line : Files.readAllLines(file)) {
      JsonNode prediction = JSON.readTree(line);
      String split = prediction.get("split").asText();
      long offset = prediction.get("offset").asLong();
      assertThat(offset).isGreaterThan(lastOffsets.getOrDefault(split, -1L));
      lastOffsets.put(split, offset);
      int number = Integer.parseInt(split.replace("memory-", ""));
      String label = training.lines().get(number).get((int) offset).split(" ", -1)[0];
      assertThat(prediction.path("label").asText("?")).isEqualTo(label);
      double score = prediction.get("score").asDouble();
      assertThat(prediction.get("version").asLong()).isBetween(0L, summary.get("steps").asLong());
      if (label.equals("?")) {
        unlabeledCount++;
      } else {
        labeledCount++;
        lossSum -= Math.log(label.equals("1") ? score : 1 - score);
      }
    }
    assertThat(labeledCount).isEqualTo(summary.get("trained").asInt());
    assertThat(unlabeledCount).isPositive().isEqualTo(summary.get("scored").asInt());
    assertThat(summary.get("read").asInt())
        .isEqualTo(labeledCount + unlabeledCount + summary.get("rejected").asInt());
    // The order of additions differs.
    assertThat(lossSum / labeledCount)
        .isCloseTo(summary.get("metrics").get("log_loss").asDouble(), within(1e-9));
  }

  @Test
  void recordsWithoutALabelTrainNoMoreThanBadOnes() throws Exception {
    Training training = training();
    Training withBad = training.withLines(replace(training.lines(), "?", "bad"));
    JsonNode scored =
        training
            .withPredictions(folder.resolve("predictions.jsonl"))
            .run(CLUSTER.get(), folder.resolve("scored"));
    JsonNode rejected = withBad.run(CLUSTER.get(), folder.resolve("rejected"));
    for (String name : List.of("theta_sha256", "gradient_digest", "metrics", "trained", "read")) {
      assertThat(scored.get(name)).as(name).isEqualTo(rejected.get(name));
    }
    assertThat(rejected.get("scored").asInt()).isZero();
    assertThat(rejected.get("rejected").asInt())
        .isEqualTo(scored.get("rejected").asInt() + scored.get("scored").asInt());
  }

  @Test
  void theFileIsTheSameAtAnyParallelismAndWithFailuresAtAnyMoment() throws Exception {
    TreeSet<String> files = new TreeSet<>();
    int restarts = 0;
    for (int parallelism : new int[] {1, 2, 4}) {
      Training training = training().withParallelism(parallelism);
      files.add(predictions(training, "calm-" + parallelism));
      Faults faults = new Faults(parallelism, 1);
      try (LiveProbe probe = LiveProbe.open(faults)) {
        files.add(predictions(training.withProbe(probe.shipped()), "struck-" + parallelism));
      }
      restarts += faults.failures().values().stream().mapToInt(Integer::intValue).sum();
    }
    assertThat(files).hasSize(1);
    assertThat(restarts).as("failures injected").isGreaterThanOrEqualTo(30);
  }

  private String predictions(Training training, String name) throws Exception {
    Path file = folder.resolve(name + ".jsonl");
    training.withPredictions(file).run(CLUSTER.get(), folder.resolve(name));
    return Files.readString(file);
  }

  /** Returns a run over records of which some have no label. */
  private static Training training() {
    Training generated = Training.of(3, 900);
    Random random = new Random(17);
    List<List<String>> splits = new ArrayList<>();
    for (List<String> lines : generated.lines()) {
      splits.add(
          lines.stream()
              .map(
                  line ->
                      random.nextInt(UNLABELED_INTERVAL) == 0
                          ? line.replaceFirst("^[01] ", "? ")
                          : line)
              .toList());
    }
    return generated.withLines(splits);
  }

  private static List<List<String>> replace(List<List<String>> splits, String from, String to) {
    return splits.stream()
        .map(lines -> lines.stream().map(line -> line.startsWith(from) ? to + line : line).toList())
        .toList();
  }
}
