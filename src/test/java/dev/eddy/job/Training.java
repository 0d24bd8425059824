package dev.eddy.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.cli.local.EmbeddedCluster;
import dev.eddy.learning.Learners;
import dev.eddy.learning.drift.DriftDetectorType;
import dev.eddy.learning.example.StepRamp;
import dev.eddy.learning.fold.Folds;
import dev.eddy.learning.fold.Holdout;
import dev.eddy.learning.guard.StepNormBounds;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.metric.rolling.RollingSettings;
import dev.eddy.learning.metric.rolling.WindowLength;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.reaction.Reaction;
import dev.eddy.learning.reaction.ReactionSettings;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.streaming.decode.Partitioner;
import dev.eddy.streaming.decode.SegmentSettings;
import dev.eddy.streaming.evaluation.EvaluationSettings;
import dev.eddy.streaming.evaluation.RejectionLimit;
import dev.eddy.streaming.loop.EvenKeys;
import dev.eddy.streaming.loop.Fingerprint;
import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.loop.Scoring;
import dev.eddy.streaming.loop.Synchronization;
import dev.eddy.streaming.pacing.Pace;
import dev.eddy.streaming.pacing.TrainingInput;
import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.report.OriginDetail;
import dev.eddy.streaming.result.ResultSettings;
import dev.eddy.streaming.steps.CountSteps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One training run of a test, by default of a small generated stream at parallelism 2. */
final class Training {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final int BATCH_SIZE = 32;

  private List<List<String>> lines = List.of();
  private LearnerSettings learner =
      Learners.linear(6, true, LossType.LOGISTIC, OptimizerType.NAG, .5, false, 0);
  private Synchronization synchronization = Synchronization.sync();
  private StepNormBounds stepNorms = new StepNormBounds(Double.POSITIVE_INFINITY, 1e6);
  private int parallelism = 2;
  private int shardCount = 4;
  private int sliceCount = 2;
  private Folds folds = Folds.none();
  private Scoring scoring = Scoring.standard();
  private int window = 3;
  private Optional<Partitioner> partitioner = Optional.empty();
  private Duration checkpointInterval = Duration.ofMillis(50);
  private int restartsMax = 1000;
  private Probe probe = Probe.NONE;
  private Optional<String> savepoint = Optional.empty();
  private Optional<TrainingInput<?, ?>> input = Optional.empty();
  private boolean hasThetaTrace;
  private Optional<Path> predictions = Optional.empty();

  private Training() {}

  /** Returns a run over generated records, one of which in 50 is bad. */
  static Training of(int splitCount, int recordsPerSplit) {
    return new Training()
        .withLines(
            IntStream.range(0, splitCount)
                .mapToObj(split -> generate(split, recordsPerSplit + 7 * split))
                .toList());
  }

  Training withDelay(int delay) {
    return withLearner(learner.withDelay(delay)).withWindow(Math.max(window, delay + 2));
  }

  /** Lets workers and servers run out of step, with a window that does not hold them back. */
  Training withSynchronization(Synchronization rule) {
    return with(copy -> copy.synchronization = rule).withWindow(16);
  }

  /** Reacts to the alarms of the evaluation's detector. */
  Training withReaction(Reaction reaction) {
    return withLearner(
        learner.withReaction(ReactionSettings.of(reaction, DriftDetectorType.HDDM_W)));
  }

  Training withLearner(LearnerSettings settings) {
    return with(copy -> copy.learner = settings);
  }

  /** Sets other steps aside. */
  Training withStepNorms(StepNormBounds bounds) {
    return with(copy -> copy.stepNorms = bounds);
  }

  Training withParallelism(int workers) {
    return with(copy -> copy.parallelism = workers);
  }

  Training withShards(int count) {
    return with(copy -> copy.shardCount = count);
  }

  Training withSlices(int count) {
    return with(copy -> copy.sliceCount = count);
  }

  /** Cross-validates. */
  Training withFolds(int count) {
    return with(copy -> copy.folds = new Folds(count, copy.folds.holdout()));
  }

  /** Only tests one of so many records. */
  Training withHoldout(int every) {
    return with(copy -> copy.folds = new Folds(copy.folds.count(), new Holdout(every)));
  }

  /** Only trains. */
  Training unscored() {
    return with(copy -> copy.scoring = new Scoring(false, 0));
  }

  /** Copies the model each time so many examples are trained. */
  Training withFrozenEvery(long count) {
    return with(copy -> copy.scoring = new Scoring(true, count));
  }

  Training withWindow(int steps) {
    return with(copy -> copy.window = steps);
  }

  Training withPartitioner(Partitioner rule) {
    return with(copy -> copy.partitioner = Optional.of(rule));
  }

  Training withCheckpointInterval(Duration interval) {
    return with(copy -> copy.checkpointInterval = interval);
  }

  /** Lets the job fail at its first failure. */
  Training withoutRestarts() {
    return with(copy -> copy.restartsMax = 0);
  }

  Training withLines(List<List<String>> splits) {
    return with(copy -> copy.lines = splits);
  }

  /** Reads the same records, split by split, from somewhere else. */
  Training withInput(TrainingInput<?, ?> source) {
    return with(copy -> copy.input = Optional.of(source));
  }

  /** Reads the records so many times. */
  Training withPasses(int count) {
    return with(copy -> copy.input = Optional.of(copy.source().withPasses(count)));
  }

  /** Writes theta after each step, {@code theta.jsonl}. */
  Training withThetaTrace() {
    return with(copy -> copy.hasThetaTrace = true);
  }

  /** Writes each record's score into a file. */
  Training withPredictions(Path file) {
    return with(copy -> copy.predictions = Optional.of(file));
  }

  Training withProbe(Probe faults) {
    return with(copy -> copy.probe = faults);
  }

  /** Starts from a savepoint instead of from nothing. */
  Training from(String path) {
    return with(copy -> copy.savepoint = Optional.of(path));
  }

  private Training with(Consumer<Training> change) {
    Training copy = new Training();
    copy.lines = lines;
    copy.learner = learner;
    copy.synchronization = synchronization;
    copy.stepNorms = stepNorms;
    copy.parallelism = parallelism;
    copy.shardCount = shardCount;
    copy.sliceCount = sliceCount;
    copy.folds = folds;
    copy.scoring = scoring;
    copy.window = window;
    copy.partitioner = partitioner;
    copy.checkpointInterval = checkpointInterval;
    copy.restartsMax = restartsMax;
    copy.probe = probe;
    copy.savepoint = savepoint;
    copy.input = input;
    copy.hasThetaTrace = hasThetaTrace;
    copy.predictions = predictions;
    change.accept(copy);
    return copy;
  }

  /** Returns the records of each split. */
  List<List<String>> lines() {
    return lines;
  }

  LearnerSettings learner() {
    return learner;
  }

  StepRamp ramp() {
    return new StepRamp(lines.size(), BATCH_SIZE, true);
  }

  /** Runs to the end of the input and returns the summary. */
  JsonNode run(EmbeddedCluster cluster, Path folder) throws Exception {
    return await(cluster, submit(cluster, folder), folder);
  }

  /** Waits for a submitted job to end and returns the summary. */
  JsonNode await(EmbeddedCluster cluster, JobID job, Path folder) throws Exception {
    JobResult result = cluster.result(job).get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    if (result.getSerializedThrowable().isPresent()) {
      throw new AssertionError(
          "job must end well",
          result.getSerializedThrowable().get().deserializeError(getClass().getClassLoader()));
    }
    return JSON.readTree(Files.readString(folder.resolve("summary.json")));
  }

  JobID submit(EmbeddedCluster cluster, Path folder) throws Exception {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration(folder));
    environment.setParallelism(parallelism);
    environment.enableCheckpointing(checkpointInterval.toMillis());
    Topology.build(environment, plan(folder));
    JobGraph job = environment.getStreamGraph().getJobGraph();
    savepoint.map(SavepointRestoreSettings::forPath).ifPresent(job::setSavepointRestoreSettings);
    return cluster.submit(job);
  }

  private Configuration configuration(Path folder) {
    Configuration configuration = new Configuration();
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, restartsMax);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    return configuration;
  }

  TrainingPlan plan(Path folder) {
    SliceMap slices = new SliceMap(learner.model().dimension(), sliceCount);
    int modelCount = learner.reaction().isBackground() ? 2 : folds.modelCount();
    int allSlices = sliceCount * modelCount;
    TrainingInput<?, ?> source = source();
    List<String> names = source.splitNames();
    return new TrainingPlan(
        source,
        DenseParser::new,
        partitioner.orElse(Partitioner.uniform(shardCount)),
        new SegmentSettings(true, () -> new SignParser()),
        new Pace(new CountSteps(ramp()), 1 << 20, window, allSlices, Duration.ofSeconds(30)),
        new LoopSettings(
            learner,
            synchronization,
            stepNorms,
            slices,
            EvenKeys.of(shardCount, Topology.MAX_PARALLELISM),
            EvenKeys.of(allSlices, Topology.MAX_PARALLELISM),
            fingerprint(),
            scoring,
            probe),
        new EvaluationSettings(
            learner.target(),
            shardCount,
            WindowLength.fixed(500),
            names,
            RejectionLimit.NONE,
            stepNorms,
            synchronization.isInStep(),
            new RollingSettings(2, .99).withSegmentsMax(2),
            DriftDetectorType.HDDM_W,
            folds),
        new ResultSettings(folder.toString(), learner, "{}", names, "test"),
        Optional.empty(),
        Optional.empty(),
        predictions
            .map(
                file ->
                    new PredictionOutput(
                        OriginDetail.OFFSETS, Optional.of(file.toString()), Optional.empty()))
            .orElse(PredictionOutput.none()),
        hasThetaTrace,
        false);
  }

  private TrainingInput<?, ?> source() {
    return input.orElseGet(this::memory);
  }

  private TrainingInput<?, ?> memory() {
    List<String> names = IntStream.range(0, lines.size()).mapToObj(i -> "memory-" + i).toList();
    return new TrainingInput<>(new MemorySource(lines), MemorySource.Split::number, names);
  }

  private Fingerprint fingerprint() {
    return Fingerprint.of(
        Map.of(
            "training.shards", Integer.toString(shardCount),
            "training.slices", Integer.toString(sliceCount),
            "evaluation.folds", Integer.toString(folds.count()),
            "training.synchronization", synchronization.mode().toString(),
            "training.delay", Integer.toString(learner.delay()),
            "training.optimizer", learner.optimizer().type().name(),
            "model.loss", learner.loss().type().name(),
            "model.bits", Integer.toString(learner.model().bits())));
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
