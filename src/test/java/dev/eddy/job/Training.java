package dev.eddy.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.cli.local.EmbeddedCluster;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.model.LearnerSettings;
import dev.eddy.learning.model.SliceMap;
import dev.eddy.learning.model.StepRamp;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.streaming.decode.Partitioner;
import dev.eddy.streaming.evaluation.EvaluationSettings;
import dev.eddy.streaming.loop.EvenKeys;
import dev.eddy.streaming.loop.Fingerprint;
import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.pacing.Pace;
import dev.eddy.streaming.pacing.TrainingInput;
import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.result.ResultSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * One training run of a test, by default of a small generated stream at parallelism 2.
 *
 * @param lines records of each split
 */
record Training(
    List<List<String>> lines,
    LearnerSettings learner,
    int parallelism,
    int shardCount,
    int sliceCount,
    int batchSize,
    int window,
    Duration checkpointInterval,
    Probe probe) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  /** Returns a run over generated records, one of which in 50 is bad. */
  static Training of(int splitCount, int recordsPerSplit) {
    LearnerSettings learner =
        new LearnerSettings(6, true, LossType.LOGISTIC, OptimizerType.NAG, .5, false, 0);
    List<List<String>> lines =
        IntStream.range(0, splitCount)
            .mapToObj(split -> generate(split, recordsPerSplit + 7 * split))
            .toList();
    return new Training(lines, learner, 2, 4, 2, 32, 3, Duration.ofMillis(50), Probe.NONE);
  }

  Training withDelay(int delay) {
    LearnerSettings delayed =
        new LearnerSettings(
            learner.bits(),
            learner.hasIntercept(),
            learner.loss(),
            learner.optimizer(),
            learner.learningRate(),
            learner.isStandardized(),
            delay);
    return new Training(
        lines,
        delayed,
        parallelism,
        shardCount,
        sliceCount,
        batchSize,
        Math.max(window, delay + 2),
        checkpointInterval,
        probe);
  }

  Training withParallelism(int workers) {
    return new Training(
        lines,
        learner,
        workers,
        shardCount,
        sliceCount,
        batchSize,
        window,
        checkpointInterval,
        probe);
  }

  Training withWindow(int steps) {
    return new Training(
        lines,
        learner,
        parallelism,
        shardCount,
        sliceCount,
        batchSize,
        steps,
        checkpointInterval,
        probe);
  }

  Training withLines(List<List<String>> splits) {
    return new Training(
        splits,
        learner,
        parallelism,
        shardCount,
        sliceCount,
        batchSize,
        window,
        checkpointInterval,
        probe);
  }

  Training withProbe(Probe faults) {
    return new Training(
        lines,
        learner,
        parallelism,
        shardCount,
        sliceCount,
        batchSize,
        window,
        checkpointInterval,
        faults);
  }

  StepRamp ramp() {
    return new StepRamp(lines.size(), batchSize, true);
  }

  /** Runs to the end of the input and returns the summary. */
  JsonNode run(EmbeddedCluster cluster, Path folder) throws Exception {
    return run(cluster, folder, memory());
  }

  /** Runs with another input of the same lines. */
  JsonNode run(EmbeddedCluster cluster, Path folder, TrainingInput<?, ?> input) throws Exception {
    JobID job = submit(cluster, folder, input);
    JobResult result = cluster.result(job).get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    if (result.getSerializedThrowable().isPresent()) {
      throw new AssertionError(
          "job must end well",
          result.getSerializedThrowable().get().deserializeError(getClass().getClassLoader()));
    }
    return JSON.readTree(Files.readString(folder.resolve("summary.json")));
  }

  JobID submit(EmbeddedCluster cluster, Path folder) throws Exception {
    return submit(cluster, folder, memory());
  }

  private JobID submit(EmbeddedCluster cluster, Path folder, TrainingInput<?, ?> input)
      throws Exception {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration(folder));
    environment.setParallelism(parallelism);
    environment.enableCheckpointing(checkpointInterval.toMillis());
    Topology.build(environment, plan(folder, input));
    return cluster.submit(environment.getStreamGraph().getJobGraph());
  }

  private Configuration configuration(Path folder) {
    Configuration configuration = new Configuration();
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1000);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    return configuration;
  }

  private TrainingInput<?, ?> memory() {
    List<String> names = IntStream.range(0, lines.size()).mapToObj(i -> "memory-" + i).toList();
    return new TrainingInput<>(new MemorySource(lines), MemorySource.Split::number, names);
  }

  private TrainingPlan plan(Path folder, TrainingInput<?, ?> input) {
    SliceMap slices = new SliceMap(learner.dimension(), sliceCount);
    List<String> names = input.splitNames();
    return new TrainingPlan(
        input,
        DenseParser::new,
        Partitioner.uniform(shardCount),
        new Pace(ramp(), 1 << 20, window, sliceCount, Duration.ofSeconds(30)),
        new LoopSettings(
            learner,
            slices,
            EvenKeys.of(shardCount, Topology.MAX_PARALLELISM),
            EvenKeys.of(sliceCount, Topology.MAX_PARALLELISM),
            Fingerprint.of(Map.of("training.shards", Integer.toString(shardCount))),
            probe),
        new EvaluationSettings(learner.loss(), shardCount, 500, names),
        new ResultSettings(folder.toString(), learner, "{}", names, "test"),
        Optional.empty(),
        false);
  }

  private static List<String> generate(int seed, int count) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double x = random.nextGaussian();
      double y = 100 * random.nextGaussian();
      int label = x + y / 100 + .3 * random.nextGaussian() > 0 ? 1 : 0;
      lines.add(random.nextInt(50) == 0 ? "bad" : label + " " + x + " " + y);
    }
    return lines;
  }
}
