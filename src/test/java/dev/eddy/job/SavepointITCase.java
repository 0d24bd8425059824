package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.learning.Learners;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.learning.theta.measure.ThetaHash;
import dev.eddy.streaming.files.FileInput;
import dev.eddy.streaming.pacing.TrainingInput;
import dev.eddy.streaming.probe.Moment;
import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.result.ModelFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The job stops in the middle and goes on, elsewhere or as something else. */
class SavepointITCase {
  private static final Training TRAINING = Training.of(3, 900);

  @RegisterExtension static final LoopCluster CLUSTER = new LoopCluster(1, 4);

  @TempDir static Path shared;
  private static String savepoint;

  @TempDir Path folder;

  @BeforeAll
  static void stopOnce() throws Exception {
    savepoint = stop(TRAINING, shared);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void rescalingChangesNoBit(int delay) throws Exception {
    Training training = TRAINING.withDelay(delay);
    Path calm = folder.resolve("calm");
    training.withPredictions(folder.resolve("calm.jsonl")).run(CLUSTER.get(), calm);

    Path run = folder.resolve("rescaled");
    Training rescaled = training.withPredictions(folder.resolve("rescaled.jsonl"));
    String first = stop(rescaled.withParallelism(2), run);
    String second = stop(rescaled.withParallelism(4).from(first), run);
    String third = stop(rescaled.withParallelism(3).from(second), run);
    rescaled.withParallelism(1).from(third).run(CLUSTER.get(), run);

    assertThat(Outcome.of(run)).isEqualTo(Outcome.of(calm));
    assertThat(folder.resolve("rescaled.jsonl"))
        .hasSameBinaryContentAs(folder.resolve("calm.jsonl"));
  }

  @ParameterizedTest
  @MethodSource("otherMeanings")
  void stateOfAnotherMeaningIsRefused(Training other, String rule) {
    assertThatThrownBy(() -> other.from(savepoint).withoutRestarts().run(CLUSTER.get(), shared))
        .hasStackTraceContaining(rule);
  }

  static Stream<Arguments> otherMeanings() {
    String rule = " as in the checkpoint that is restored, was ";
    return Stream.of(
        Arguments.of(TRAINING.withShards(8), "training.shards must be 4" + rule + "8"),
        Arguments.of(TRAINING.withSlices(3), "training.slices must be 2" + rule + "3"),
        Arguments.of(TRAINING.withDelay(1), "training.delay must be 0" + rule + "1"),
        Arguments.of(
            TRAINING.withLearner(learner(7, LossType.LOGISTIC, OptimizerType.NAG)),
            "model.bits must be 6" + rule + "7"),
        Arguments.of(
            TRAINING.withLearner(learner(6, LossType.SQUARED, OptimizerType.NAG)),
            // Whoever restores first says so: the evaluation by target, the others by loss.
            "model.loss must be "),
        Arguments.of(
            TRAINING.withLearner(learner(6, LossType.LOGISTIC, OptimizerType.SGD)),
            "training.optimizer must be NAG" + rule + "SGD"));
  }

  private static LearnerSettings learner(int bits, LossType loss, OptimizerType optimizer) {
    return Learners.linear(bits, true, loss, optimizer, .5, false, 0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSavepointOfFourWorkersGoesOnWithAnyNumberOfThem(boolean isFile) throws Exception {
    Training training = isFile ? TRAINING.withInput(files()) : TRAINING;
    Path calm = folder.resolve("calm");
    training.run(CLUSTER.get(), calm);

    Path run = folder.resolve("rescaled");
    String four = stop(training.withParallelism(4), run);
    for (int parallelism : new int[] {2, 3, 1}) {
      training.withParallelism(parallelism).from(four).run(CLUSTER.get(), run);
      assertThat(Outcome.of(run)).as("at %d", parallelism).isEqualTo(Outcome.of(calm));
    }
  }

  private TrainingInput<?, ?> files() throws Exception {
    Path files = Files.createDirectories(folder.resolve("files"));
    for (int split = 0; split < TRAINING.lines().size(); split++) {
      Files.write(files.resolve(split + ".txt"), TRAINING.lines().get(split));
    }
    return FileInput.of(files.toString(), 1, 1000).trainingInput();
  }

  @Test
  void aDrainTrainsEveryStepThatIsComplete() throws Exception {
    AtomicLong blockCount = new AtomicLong();
    Training training = Training.of(1, 3000);

    stop(
        training,
        folder,
        true,
        moment -> {
          if (moment == Moment.DECODE_BLOCK) {
            blockCount.incrementAndGet();
          }
        });

    // With one split a step is complete with its block.
    assertThat(summary(folder).get("steps").asLong()).isEqualTo(blockCount.get()).isPositive();
  }

  @Test
  void aDrainEndsWithTheThetaOfTheStepsThatItSays() throws Exception {
    Path calm = folder.resolve("calm");
    TRAINING.withThetaTrace().run(CLUSTER.get(), calm);

    Path drained = folder.resolve("drained");
    stop(TRAINING, drained, true);

    JsonNode summary = summary(drained);
    int steps = summary.get("steps").asInt();
    String line = Files.readAllLines(calm.resolve("theta.jsonl")).get(steps - 1);
    assertThat(summary.get("theta_sha256").asText())
        .isEqualTo(ThetaHash.ofTheta(theta(line, steps)))
        .isEqualTo(ThetaHash.ofTheta(ModelFile.read(drained.resolve("model"))))
        .isNotEqualTo(summary(calm).get("theta_sha256").asText());
  }

  private static ThetaDelta theta(String line, int steps) throws Exception {
    JsonNode json = new ObjectMapper().readTree(line);
    assertThat(json.get("step").asInt()).isEqualTo(steps);
    int intercept = learner(6, LossType.LOGISTIC, OptimizerType.NAG).model().intercept();
    SortedMap<Integer, Double> weights = new TreeMap<>();
    for (Map.Entry<String, JsonNode> weight : json.get("theta").properties()) {
      String name = weight.getKey();
      weights.put(
          name.equals("intercept") ? intercept : Integer.parseInt(name),
          weight.getValue().asDouble());
    }
    double[] none = new double[0];
    return new ThetaDelta(
        weights.keySet().stream().mapToInt(i -> i).toArray(),
        weights.values().stream().mapToDouble(w -> w).toArray(),
        none,
        none,
        none);
  }

  private static JsonNode summary(Path run) throws Exception {
    return new ObjectMapper().readTree(run.resolve("summary.json").toFile());
  }

  @Test
  void aDrainedRunSaysThatItWasStoppedAndLosesNoRecord() throws Exception {
    stop(TRAINING, folder, true);

    JsonNode summary = summary(folder);
    assertThat(summary.get("status").asText()).isEqualTo("stopped");
    assertThat(summary.get("steps").asLong()).isPositive();
    assertThat(summary.get("read").asLong())
        .isEqualTo(summary.get("trained").asLong() + summary.get("rejected").asLong())
        .isPositive();
  }

  /** Stops a run in its middle and returns its savepoint. */
  private static String stop(Training training, Path folder) throws Exception {
    return stop(training, folder, false);
  }

  private static String stop(Training training, Path folder, boolean isDrained) throws Exception {
    return stop(training, folder, isDrained, Probe.NONE);
  }

  private static String stop(Training training, Path folder, boolean isDrained, Probe other)
      throws Exception {
    ServerClock clock = new ServerClock(Duration.ofMillis(4));
    Probe both =
        moment -> {
          other.at(moment);
          clock.at(moment);
        };
    try (LiveProbe probe = LiveProbe.open(both)) {
      JobID job = training.withProbe(probe.shipped()).submit(CLUSTER.get(), folder);
      clock.awaitSteps(40);
      return new RunningJob(CLUSTER.get().miniCluster(), job)
          .stop(folder.resolve("savepoints"), isDrained);
    }
  }
}
