package dev.eddy.job;

import dev.eddy.streaming.decode.DecodeOperator;
import dev.eddy.streaming.decode.DecodeSettings;
import dev.eddy.streaming.evaluation.EvaluationOperator;
import dev.eddy.streaming.feedback.FeedbackTail;
import dev.eddy.streaming.files.LineFile;
import dev.eddy.streaming.loop.EvenKeys;
import dev.eddy.streaming.operator.OneInputFactory;
import dev.eddy.streaming.pacing.PacedSource;
import dev.eddy.streaming.pacing.TrainingInput;
import dev.eddy.streaming.prediction.PredictionOperator;
import dev.eddy.streaming.prediction.PredictionSettings;
import dev.eddy.streaming.probe.Probe;
import dev.eddy.streaming.result.ResultOperator;
import dev.eddy.streaming.result.ThetaTraceOperator;
import dev.eddy.streaming.seal.Sealing;
import dev.eddy.streaming.server.ParameterServer;
import dev.eddy.streaming.wire.Block;
import dev.eddy.streaming.wire.BlockSerializer;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.GradientSerializer;
import dev.eddy.streaming.wire.RawBlockSerializer;
import dev.eddy.streaming.wire.Theta;
import dev.eddy.streaming.wire.ThetaSerializer;
import dev.eddy.streaming.worker.GradientWorker;
import java.nio.file.Path;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Draws the job: the only place that knows how the rooms are connected.
 *
 * <pre>
 *   source-decode ==keyBy(shard)==> worker ==keyBy(slice)==> server ==broadcast==> tail
 *        \\                            \\                        \\
 *         \\--records--> evaluation <--scores                    final theta
 *                          | lines, rejected | summary            |
 *                          v                 \\--> result <--------/
 *                        files, topic
 *
 *   source-decode --dead letters--> topic                              where they are asked for
 *   source-decode --origins--> prediction <--predictions-- worker      where they are asked for
 * </pre>
 */
public final class Topology {
  /** Fixed for the life of a job: keys of shards and slices are chosen for it. */
  public static final int MAX_PARALLELISM = 128;

  private static final String LOOP = "loop";

  private final StreamExecutionEnvironment environment;
  private final TrainingPlan plan;

  private Topology(StreamExecutionEnvironment environment, TrainingPlan plan) {
    this.environment = environment;
    this.plan = plan;
  }

  /** Adds the job to the environment. */
  public static void build(StreamExecutionEnvironment environment, TrainingPlan plan) {
    new Topology(environment, plan).build();
  }

  private void build() {
    requireExactlyOnce();
    environment.setMaxParallelism(MAX_PARALLELISM);
    // Messages are immutable, and the loop waits for each one of them.
    environment.getConfig().enableObjectReuse();
    environment.getConfig().setAutoWatermarkInterval(0);
    environment.setBufferTimeout(0);
    SingleOutputStreamOperator<Block> blocks = decode(plan.input());
    SingleOutputStreamOperator<Gradient> gradients = work(blocks);
    SingleOutputStreamOperator<Theta> theta = serve(gradients);
    close(theta);
    SingleOutputStreamOperator<String> lines = evaluate(blocks, gradients);
    result(theta, lines);
    plan.rejectedTopic()
        .ifPresent(
            topic ->
                write(blocks.getSideOutput(DecodeOperator.DEAD_LETTERS), "rejected-topic", topic));
    if (plan.predictions().origins().isWanted()) {
      predict(blocks, gradients);
    }
    if (plan.hasThetaTrace()) {
      trace(theta);
    }
  }

  private <S extends SourceSplit, C> SingleOutputStreamOperator<Block> decode(
      TrainingInput<S, C> input) {
    PacedSource<S, C> source = new PacedSource<>(input, plan.pace(), probe(), sealing());
    SingleOutputStreamOperator<Block> decode =
        inLoop(
                environment
                    .fromSource(
                        source, WatermarkStrategy.noWatermarks(), "source", RawBlockSerializer.TYPE)
                    .uid("source"))
            .transform(
                "decode",
                BlockSerializer.TYPE,
                DecodeOperator.factory(
                    new DecodeSettings(
                        plan.parsers(),
                        plan.partitioner(),
                        plan.loop().shardKeys().count(),
                        plan.predictions().origins(),
                        plan.rejectedTopic().isPresent(),
                        plan.evaluation().folds(),
                        plan.segments(),
                        probe())))
            .uid("decode");
    return inLoop(decode);
  }

  private SingleOutputStreamOperator<Gradient> work(SingleOutputStreamOperator<Block> blocks) {
    EvenKeys keys = plan.loop().shardKeys();
    return inLoop(
        blocks
            .keyBy(block -> keys.key(block.shard()), Types.INT)
            .transform(
                "worker",
                GradientSerializer.TYPE,
                GradientWorker.factory(plan.loop(), plan.predictions().origins().isWanted()))
            .uid("worker"));
  }

  private SingleOutputStreamOperator<Theta> serve(SingleOutputStreamOperator<Gradient> gradients) {
    EvenKeys keys = plan.loop().sliceKeys();
    return gradients
        .keyBy(gradient -> keys.key(gradient.slice()), Types.INT)
        .transform("server", ThetaSerializer.TYPE, ParameterServer.factory(plan.loop()))
        .uid("server");
  }

  private void close(SingleOutputStreamOperator<Theta> theta) {
    OneInputFactory<Theta, Void> tail = FeedbackTail.factory(plan.loop().sliceCount(), probe());
    inLoop(theta.broadcast().transform("tail", Types.VOID, tail).uid("tail"));
  }

  private SingleOutputStreamOperator<String> evaluate(
      SingleOutputStreamOperator<Block> blocks, SingleOutputStreamOperator<Gradient> gradients) {
    SingleOutputStreamOperator<String> lines =
        blocks
            .getSideOutput(DecodeOperator.RECORDS)
            .connect(gradients.getSideOutput(GradientWorker.SCORES))
            .transform("evaluation", Types.STRING, EvaluationOperator.factory(plan.evaluation()))
            .uid("evaluation")
            .setParallelism(1);
    write(lines, "evaluation");
    write(lines.getSideOutput(EvaluationOperator.REJECTED), "rejected");
    write(lines.getSideOutput(EvaluationOperator.SET_ASIDE), "set-aside");
    if (plan.hasOverrides()) {
      write(lines.getSideOutput(EvaluationOperator.OVERRIDES), "overrides");
    }
    plan.evaluationTopic().ifPresent(topic -> write(lines, "evaluation-topic", topic));
    return lines;
  }

  private void predict(
      SingleOutputStreamOperator<Block> blocks, SingleOutputStreamOperator<Gradient> gradients) {
    PredictionSettings settings =
        new PredictionSettings(
            plan.loop().shardKeys().count(),
            plan.input().splitNames(),
            plan.evaluation().folds().holdout());
    SingleOutputStreamOperator<String> lines =
        blocks
            .getSideOutput(DecodeOperator.ORIGINS)
            .connect(gradients.getSideOutput(GradientWorker.PREDICTIONS))
            .transform("prediction", Types.STRING, PredictionOperator.factory(settings))
            .uid("prediction")
            .setParallelism(1);
    plan.predictions().file().ifPresent(path -> write(lines, "prediction", path));
    plan.predictions()
        .topic()
        .ifPresent(
            topic ->
                write(
                    lines.getSideOutput(PredictionOperator.KEYED_LINES),
                    "prediction-topic",
                    topic));
  }

  private void write(DataStream<String> lines, String name) {
    write(lines, name, Path.of(plan.result().folder(), name + ".jsonl").toString());
  }

  private static void write(DataStream<String> lines, String name, String path) {
    lines
        .transform(name + "-file", Types.VOID, LineFile.factory(path))
        .uid(name + "-file")
        .setParallelism(1);
  }

  private static <T> void write(DataStream<T> records, String name, Sink<T> topic) {
    records.sinkTo(topic).name(name).uid(name).setParallelism(1);
  }

  private void result(
      SingleOutputStreamOperator<Theta> theta, SingleOutputStreamOperator<String> lines) {
    theta
        .getSideOutput(ParameterServer.FINAL_THETA)
        .connect(lines.getSideOutput(EvaluationOperator.SUMMARY))
        .transform("result", Types.VOID, ResultOperator.factory(plan.result(), probe()))
        .uid("result")
        .setParallelism(1);
  }

  private void trace(SingleOutputStreamOperator<Theta> theta) {
    write(
        theta
            .global()
            .transform("theta-trace", Types.STRING, ThetaTraceOperator.factory(plan.loop()))
            .uid("theta-trace")
            .setParallelism(1),
        "theta");
  }

  /** Source i, worker i and tail i meet in one JVM. */
  private static <T> SingleOutputStreamOperator<T> inLoop(SingleOutputStreamOperator<T> operator) {
    operator.getTransformation().setCoLocationGroupKey(LOOP);
    return operator;
  }

  private Sealing sealing() {
    ReadableConfig configuration = environment.getConfiguration();
    return configuration
        .getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY)
        .map(
            directory ->
                new Sealing(
                    directory, configuration.get(CheckpointingOptions.CREATE_CHECKPOINT_SUB_DIR)))
        .orElse(Sealing.none());
  }

  private Probe probe() {
    return plan.loop().probe();
  }

  private void requireExactlyOnce() {
    ReadableConfig configuration = environment.getConfiguration();
    if (configuration.get(CheckpointingOptions.ENABLE_UNALIGNED)) {
      throw new IllegalArgumentException(
          CheckpointingOptions.ENABLE_UNALIGNED.key()
              + " must be false: an unaligned checkpoint can hold a worker that is ahead of its"
              + " server, was true");
    }
    CheckpointingMode mode = configuration.get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE);
    if (mode != CheckpointingMode.EXACTLY_ONCE) {
      throw new IllegalArgumentException(
          CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE.key()
              + " must be EXACTLY_ONCE: with less a step would be trained twice, was "
              + mode);
    }
  }
}
