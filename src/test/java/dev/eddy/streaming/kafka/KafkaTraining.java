package dev.eddy.streaming.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.cli.local.EmbeddedCluster;
import dev.eddy.format.KeyField;
import dev.eddy.format.ParserSettings;
import dev.eddy.format.RecordFormat;
import dev.eddy.job.PredictionOutput;
import dev.eddy.job.Topology;
import dev.eddy.job.TrainingPlan;
import dev.eddy.learning.Learners;
import dev.eddy.learning.example.StepRamp;
import dev.eddy.learning.guard.StepNormBounds;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.streaming.decode.Partitioner;
import dev.eddy.streaming.decode.SegmentSettings;
import dev.eddy.streaming.evaluation.EvaluationSettings;
import dev.eddy.streaming.loop.EvenKeys;
import dev.eddy.streaming.loop.Fingerprint;
import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.loop.Scoring;
import dev.eddy.streaming.loop.Synchronization;
import dev.eddy.streaming.pacing.Pace;
import dev.eddy.streaming.pacing.TrainingInput;
import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.result.ResultSettings;
import dev.eddy.streaming.steps.CountSteps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The whole job on a topic of libsvm records; it restarts for ever.
 *
 * @param folder for results and checkpoints
 * @param lineTopic where evaluation lines go beside the file
 */
record KafkaTraining(
    TrainingInput<?, ?> input,
    int parallelism,
    Probe probe,
    Path folder,
    Optional<Sink<String>> lineTopic) {
  static final Duration DEADLINE = Duration.ofSeconds(60);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHARD_COUNT = 4;
  private static final int SLICE_COUNT = 2;
  private static final LearnerSettings LEARNER =
      Learners.linear(6, true, LossType.LOGISTIC, OptimizerType.NAG, .5, false, 0);

  /** Runs to the end of the input and returns the summary. */
  JsonNode run(EmbeddedCluster cluster) throws Exception {
    return summary(start(cluster));
  }

  /** Starts the job. */
  CompletableFuture<JobResult> start(EmbeddedCluster cluster) throws Exception {
    return cluster.result(submit(cluster, Optional.empty()));
  }

  /** Starts the job, from a savepoint if there is one. */
  JobID submit(EmbeddedCluster cluster, Optional<String> savepoint) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, Integer.MAX_VALUE);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setParallelism(parallelism);
    environment.enableCheckpointing(100);
    Topology.build(environment, plan());
    JobGraph job = environment.getStreamGraph().getJobGraph();
    savepoint.map(SavepointRestoreSettings::forPath).ifPresent(job::setSavepointRestoreSettings);
    return cluster.submit(job);
  }

  /** Waits for the end of the job. */
  static JobResult end(CompletableFuture<JobResult> result) throws Exception {
    return result.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits for the job to end well and returns the summary. */
  JsonNode summary(CompletableFuture<JobResult> result) throws Exception {
    end(result).toJobExecutionResult(getClass().getClassLoader());
    return JSON.readTree(Files.readString(folder.resolve("summary.json")));
  }

  private TrainingPlan plan() {
    List<String> names = input.splitNames();
    ParserSettings parser =
        new ParserSettings(
            LEARNER.model().bits(),
            LEARNER.loss().type(),
            KeyField.none(),
            ParserSettings.RECORD_LENGTH_MAX);
    return new TrainingPlan(
        input,
        new RecordFormat.Libsvm(parser)::newParser,
        Partitioner.byRecordKey(SHARD_COUNT),
        SegmentSettings.none(),
        new Pace(
            new CountSteps(new StepRamp(names.size(), 32, true)),
            1 << 20,
            3,
            SLICE_COUNT,
            DEADLINE),
        new LoopSettings(
            LEARNER,
            Synchronization.sync(),
            StepNormBounds.none(),
            new SliceMap(LEARNER.model().dimension(), SLICE_COUNT),
            EvenKeys.of(SHARD_COUNT, Topology.MAX_PARALLELISM),
            EvenKeys.of(SLICE_COUNT, Topology.MAX_PARALLELISM),
            Fingerprint.of(Map.of()),
            Scoring.standard(),
            probe),
        new EvaluationSettings(
            LEARNER.target(), SHARD_COUNT, 100, names, StepNormBounds.none(), true),
        new ResultSettings(folder.toString(), LEARNER, "{}", names, "test"),
        lineTopic,
        Optional.empty(),
        PredictionOutput.none(),
        false,
        false);
  }
}
