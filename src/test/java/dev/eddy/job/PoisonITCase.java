package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.learning.Learners;
import dev.eddy.learning.example.StepRamp;
import dev.eddy.learning.guard.StepNormBounds;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.streaming.loop.Synchronization;
import dev.eddy.streaming.result.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A burst of poison, 1 % of the stream: labels flipped, features 10^30 times as large. */
class PoisonITCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BURST_FROM = 2_000;
  private static final int BURST_TO = 2_040;
  private static final StepNormBounds ANY_GROWTH = new StepNormBounds(1e300, 1e300);

  private static final Training CLEAN = Training.of(3, 4_000);
  private static final Training POISONED = CLEAN.withLines(poisoned(CLEAN.lines()));

  @RegisterExtension static final LoopCluster CLUSTER = new LoopCluster(1, 4);

  @TempDir Path folder;

  static List<Synchronization> outOfStep() {
    return List.of(Synchronization.boundedStaleness(2), Synchronization.async());
  }

  @Test
  void theBurstIsNamedStepByStepAndCounted() throws Exception {
    JsonNode summary = POISONED.run(CLUSTER.get(), folder);

    List<String> expected = expectedLines();
    assertThat(setAside(folder))
        .extracting(PoisonITCase::withoutReason)
        .containsExactlyElementsOf(expected);
    assertThat(setAside(folder))
        .extracting(line -> line.get("reason").asText())
        .allMatch(reason -> reason.startsWith("training.step-norm-growth-max: "));
    long burst = CLEAN.lines().stream().flatMap(PoisonITCase::burst).count();
    assertThat(summary.get("set_aside").asLong())
        .isEqualTo(setAside(folder).stream().mapToLong(l -> l.get("records").asLong()).sum())
        .isBetween(burst, burst + 2 * 96);
    assertEachRecordOnce(summary);
  }

  @ParameterizedTest
  @CsvSource({
    "LOGISTIC, NAG, false",
    "LOGISTIC, NAG, true",
    "LOGISTIC, ADAGRAD, true",
    "SQUARED, NAG, false",
    "SQUARED, NAG, true"
  })
  void thetaIsAsGoodAfterwardsAsWithoutTheBurst(
      LossType loss, OptimizerType optimizer, boolean isStandardized) throws Exception {
    double rate = optimizer.defaultLearningRate(loss);
    LearnerSettings learner = Learners.linear(6, true, loss, optimizer, rate, isStandardized, 0);
    double clean = lossAfterwards(CLEAN.withLearner(learner), "clean");
    double guarded = lossAfterwards(POISONED.withLearner(learner), "guarded");
    // Negative control: it is the guard that does it.
    double unguarded =
        lossAfterwards(POISONED.withLearner(learner).withStepNorms(ANY_GROWTH), "unguarded");

    assertThat(guarded).isCloseTo(clean, within(.01 * clean));
    assertThat(unguarded).as("without the guard").isGreaterThan(1.01 * clean);
  }

  @Test
  void whatIsSetAsideIsTheSameAtAnyParallelismAndWithFailuresAtAnyMoment() throws Exception {
    Path calm = folder.resolve("calm");
    POISONED.withParallelism(1).run(CLUSTER.get(), calm);
    assertThat(Outcome.of(calm).setAside()).isNotEmpty();
    int restarts = 0;
    for (int parallelism : new int[] {1, 2, 4}) {
      Path run = folder.resolve("p" + parallelism);
      try (LiveProbe probe = LiveProbe.open(new Faults(parallelism, 1))) {
        JsonNode summary =
            POISONED
                .withParallelism(parallelism)
                .withProbe(probe.shipped())
                .run(CLUSTER.get(), run);
        restarts += summary.get("restarts").asInt();
      }
      assertThat(Outcome.of(run)).as(run.toString()).isEqualTo(Outcome.of(calm));
    }
    assertThat(restarts).as("restarts").isGreaterThanOrEqualTo(20);
  }

  @Test
  void withADelayWorkersGoOnWithTheThetaBeforeTheBurst() throws Exception {
    Training delayed = POISONED.withDelay(2);
    delayed.withParallelism(1).run(CLUSTER.get(), folder.resolve("calm"));
    try (LiveProbe probe = LiveProbe.open(new Faults(5, 1))) {
      delayed
          .withParallelism(2)
          .withProbe(probe.shipped())
          .run(CLUSTER.get(), folder.resolve("struck"));
    }
    assertThat(Outcome.of(folder.resolve("struck"))).isEqualTo(Outcome.of(folder.resolve("calm")));
    assertThat(Outcome.of(folder.resolve("calm")).setAside()).isNotEmpty();
  }

  /** Each shard's gradient is a step of its own there, and is set aside alone. */
  @ParameterizedTest
  @MethodSource("outOfStep")
  void outOfStepTheGradientsOfTheBurstAreSetAside(Synchronization synchronization)
      throws Exception {
    JsonNode summary =
        POISONED.withSynchronization(synchronization).withWindow(4).run(CLUSTER.get(), folder);
    assertEachRecordOnce(summary);
    long burst = CLEAN.lines().stream().flatMap(PoisonITCase::burst).count();
    assertThat(summary.get("set_aside").asLong()).isBetween(burst, burst + 2 * 96);
    assertThat(setAside(folder)).allMatch(line -> line.has("shard"));
    assertThat(summary.get("metrics").get("accuracy").asDouble()).isGreaterThan(.85);
    assertFinite(folder);
  }

  private double lossAfterwards(Training training, String name) throws Exception {
    Path run = folder.resolve(name);
    Path file = folder.resolve(name + ".jsonl");
    assertEachRecordOnce(training.withPredictions(file).run(CLUSTER.get(), run));
    assertFinite(run);
    boolean isSquared = training.learner().loss().type() == LossType.SQUARED;
    double sum = 0;
    int count = 0;
    for (String line : Files.readAllLines(file)) {
      JsonNode prediction = JSON.readTree(line);
      // The step that the burst ends in has at most 32 records of a split.
      if (prediction.get("offset").asInt() >= BURST_TO + 32) {
        double score = prediction.get("score").asDouble();
        double label = prediction.get("label").asDouble();
        double error = Math.abs(label - score);
        sum += isSquared ? error * error / 2 : -Math.log(1 - error);
        count++;
      }
    }
    assertThat(count).isGreaterThan(5_000);
    return sum / count;
  }

  /** Returns the steps that have a record of the burst, as the run must name them. */
  private static List<String> expectedLines() {
    List<String> lines = new ArrayList<>();
    StepRamp ramp = CLEAN.ramp();
    long seen = 0;
    int from = 0;
    for (int step = 0; from < BURST_TO; step++) {
      int to = from + ramp.share(seen);
      for (int split = 0; split < 3 && to > BURST_FROM; split++) {
        List<String> records = CLEAN.lines().get(split);
        int[] good = IntStream.range(from, to).filter(i -> !records.get(i).equals("bad")).toArray();
        lines.add(
            "%d memory-%d %d %d %d"
                .formatted(step, split, good[0], good[good.length - 1], good.length));
      }
      seen = ramp.next(seen);
      from = to;
    }
    return lines;
  }

  private static String withoutReason(JsonNode line) {
    return "%d %s %d %d %d"
        .formatted(
            line.get("step").asLong(),
            line.get("split").asText(),
            line.get("first_offset").asLong(),
            line.get("last_offset").asLong(),
            line.get("records").asLong());
  }

  private static void assertEachRecordOnce(JsonNode summary) {
    assertThat(summary.get("read").asLong())
        .isEqualTo(12_021)
        .isEqualTo(
            summary.get("trained").asLong()
                + summary.get("rejected").asLong()
                + summary.get("set_aside").asLong());
  }

  private static void assertFinite(Path run) throws IOException {
    double[] weights = ModelFile.read(run.resolve("model")).weights();
    assertThat(weights.length).isPositive();
    assertThat(Arrays.stream(weights)).allMatch(Double::isFinite);
  }

  private static List<JsonNode> setAside(Path run) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(run.resolve("set-aside.jsonl"))) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private static Stream<String> burst(List<String> split) {
    return split.subList(BURST_FROM, BURST_TO).stream().filter(line -> !line.equals("bad"));
  }

  private static List<List<String>> poisoned(List<List<String>> splits) {
    List<List<String>> poisoned = new ArrayList<>();
    for (List<String> split : splits) {
      List<String> lines = new ArrayList<>(split);
      lines.subList(BURST_FROM, BURST_TO).replaceAll(PoisonITCase::poison);
      poisoned.add(lines);
    }
    return poisoned;
  }

  private static String poison(String line) {
    if (line.equals("bad")) {
      return line;
    }
    String[] numbers = line.split(" ", -1);
    double x = 1e30 * Double.parseDouble(numbers[1]);
    double y = 1e30 * Double.parseDouble(numbers[2]);
    return (numbers[0].equals("1") ? "0" : "1") + " " + x + " " + y;
  }
}
