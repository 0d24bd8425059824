package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.learning.fold.Holdout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Records held out from training in the whole job. */
class HoldoutITCase {
  private static final Holdout HOLDOUT = new Holdout(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  @RegisterExtension static final LoopCluster CLUSTER = new LoopCluster(1, 3);

  @TempDir Path folder;

  @Test
  void theMetricsAreThoseOfALearnerThatNeverSawTheRecordsAtAnyParallelism() throws Exception {
    Training training = Training.of(1, 400);
    Training holding = training.withHoldout(HOLDOUT.every());
    JsonNode alone = holding.withParallelism(1).run(CLUSTER.get(), folder.resolve("1"));
    JsonNode three =
        holding.withFolds(2).withParallelism(3).run(CLUSTER.get(), folder.resolve("3"));
    assertConserved(alone);
    JsonNode heldOut = alone.get("held_out");
    assertThat(heldOut.get("every").asInt()).isEqualTo(HOLDOUT.every());
    assertThat(alone.get("scored")).isEqualTo(heldOut.get("examples"));
    assertThat(alone.get("scored").asInt()).isEqualTo(goodRecordsHeldOut(training));
    Map<String, Double> expected = FoldOracle.metrics(training, HOLDOUT);
    assertThat(expected).containsKeys("log_loss", "accuracy", "auc", "f1");
    expected.forEach(
        (name, value) ->
            assertThat(heldOut.get("metrics").get(name).asDouble()).as(name).isEqualTo(value));
    assertThat(heldOut.get("metrics")).hasSize(expected.size());
    assertSame(three, alone, "held_out", "scored");
  }

  @Test
  void whatIsHeldOutTrainsNoMoreThanBadRecordsAndIsPredictedWithItsLabel() throws Exception {
    Training training = Training.of(2, 300);
    Path file = folder.resolve("predictions.jsonl");
    Training holding = training.withHoldout(HOLDOUT.every()).withPredictions(file);
    JsonNode heldOut;
    try (LiveProbe probe = LiveProbe.open(Faults.atWorkerSteps(20, 60))) {
      heldOut =
          holding
              .withParallelism(3)
              .withProbe(probe.shipped())
              .run(CLUSTER.get(), folder.resolve("held-out"));
    }
    assertThat(heldOut.get("restarts").asInt()).isEqualTo(2);
    assertConserved(heldOut);
    JsonNode spoiled =
        training.withLines(spoiled(training)).run(CLUSTER.get(), folder.resolve("spoiled"));
    assertSame(heldOut, spoiled);
    int heldOutCount = 0;
    int hits = 0;
    for (String line : Files.readAllLines(file)) {
      JsonNode prediction = JSON.readTree(line);
      int split = Integer.parseInt(prediction.get("split").asText().replace("memory-", ""));
      if (HOLDOUT.holds(split, prediction.get("offset").asLong())) {
        heldOutCount++;
        boolean isOne = prediction.get("score").asDouble() >= .5;
        hits += isOne == (prediction.get("label").asInt() == 1) ? 1 : 0;
      }
    }
    assertThat(heldOutCount).isEqualTo(heldOut.get("held_out").get("examples").asInt());
    assertThat((double) hits / heldOutCount)
        .isEqualTo(heldOut.get("held_out").get("metrics").get("accuracy").asDouble());
  }

  private static void assertConserved(JsonNode summary) {
    assertThat(summary.get("read").asInt())
        .isEqualTo(
            summary.get("trained").asInt()
                + summary.get("rejected").asInt()
                + summary.get("scored").asInt());
  }

  /** The models are the same, and some more. */
  private static void assertSame(JsonNode actual, JsonNode expected, String... more) {
    List<String> facts =
        new ArrayList<>(List.of("theta_sha256", "gradient_digest", "metrics", "trained", "read"));
    facts.addAll(List.of(more));
    for (String fact : facts) {
      assertThat(actual.get(fact)).as(fact).isEqualTo(expected.get(fact));
    }
  }

  private static int goodRecordsHeldOut(Training training) {
    int count = 0;
    for (int i = 0; i < training.lines().get(0).size(); i++) {
      boolean isGood = !training.lines().get(0).get(i).startsWith("bad");
      count += isGood && HOLDOUT.holds(0, i) ? 1 : 0;
    }
    return count;
  }

  /** Returns the records with those bad that would be held out. */
  private static List<List<String>> spoiled(Training training) {
    List<List<String>> splits = new ArrayList<>();
    for (int split = 0; split < training.lines().size(); split++) {
      List<String> lines = new ArrayList<>(training.lines().get(split));
      for (int i = 0; i < lines.size(); i++) {
        if (HOLDOUT.holds(split, i)) {
          lines.set(i, "bad");
        }
      }
      splits.add(lines);
    }
    return splits;
  }
}
