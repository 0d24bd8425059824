package dev.eddy.streaming.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.job.Main;
import dev.eddy.streaming.probe.Probe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointException;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.util.ExceptionUtils;

/** A run over a topic with steps by time, made of options as a user gives them. */
final class LiveRun {
  static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MiniCluster cluster;
  private final Path folder;
  private final JobID job;

  private LiveRun(MiniCluster cluster, Path folder, JobID job) {
    this.cluster = cluster;
    this.folder = folder;
    this.job = job;
  }

  /** Returns the options of a run over a topic. */
  static Map<String, String> options(TestBroker broker, String topic, int parallelism) {
    Map<String, String> options = new TreeMap<>();
    options.put("input.topic", topic);
    options.put("input.bootstrap-servers", broker.bootstrapServers());
    options.put("input.format", "libsvm");
    options.put("input.discovery-interval", "100 ms");
    options.put("model.loss", "logistic");
    options.put("model.bits", "6");
    options.put("evaluation.window", "1");
    options.put("parallelism.default", Integer.toString(parallelism));
    options.put("execution.checkpointing.interval", "200 ms");
    options.put("restart-strategy.type", "fixed-delay");
    options.put("restart-strategy.fixed-delay.attempts", "1000");
    options.put("restart-strategy.fixed-delay.delay", "10 ms");
    return options;
  }

  static LiveRun start(MiniCluster cluster, Path folder, Map<String, String> options)
      throws Exception {
    return start(cluster, folder, options, Probe.NONE);
  }

  static LiveRun start(MiniCluster cluster, Path folder, Map<String, String> options, Probe probe)
      throws Exception {
    Map<String, String> all = new TreeMap<>(options);
    all.put("output.directory", folder.toString());
    JobID job =
        cluster
            .submitJob(
                Main.environment(Configuration.fromMap(all), probe).getStreamGraph().getJobGraph())
            .get()
            .getJobID();
    return new LiveRun(cluster, folder, job);
  }

  /** Runs a bounded input to its end. */
  static JsonNode bounded(
      MiniCluster cluster, Path folder, Map<String, String> options, Probe probe) throws Exception {
    Map<String, String> all = new TreeMap<>(options);
    all.put("input.bounded", "true");
    all.put("training.steps", "time");
    return start(cluster, folder, all, probe).summary();
  }

  JobID job() {
    return job;
  }

  /** Returns how many checkpoints were completed. */
  long checkpointCount() throws Exception {
    return cluster
        .getExecutionGraph(job)
        .get()
        .getCheckpointStatsSnapshot()
        .getCounts()
        .getNumberOfCompletedCheckpoints();
  }

  /** Returns how many records were read, in steps that are through. */
  long read() throws Exception {
    return lastWindow("read");
  }

  /** Returns how many steps are through. */
  long steps() throws Exception {
    return lastWindow("step");
  }

  void awaitRead(long count) throws Exception {
    Eventually.holds("read of " + folder + " = " + count, DEADLINE, () -> read() >= count);
  }

  /**
   * Ends the job once it has read {@code count} records, and returns the summary.
   *
   * <p>A failed attempt leaves its lines until the next one sets the file back, and the next one
   * reads again what came behind its checkpoint. So two more checkpoints have to pass: the second
   * begins with whatever attempt is up by then.
   */
  JsonNode drain(long count) throws Exception {
    awaitRead(count);
    Eventually.holds(
        "drain of " + folder,
        DEADLINE,
        () -> {
          awaitCheckpoints(2);
          return read() >= count && isDrained();
        });
    return summary();
  }

  private void awaitCheckpoints(int more) throws Exception {
    long wanted = checkpointCount() + more;
    Eventually.holds("checkpoint " + wanted, DEADLINE, () -> checkpointCount() >= wanted);
  }

  /** Tries; a job that restarts just now takes no savepoint. */
  private boolean isDrained() throws Exception {
    try {
      cluster
          .stopWithSavepoint(
              job, folder.resolve("savepoint").toUri().toString(), true, SavepointFormatType.NATIVE)
          .get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException e) {
      if (ExceptionUtils.findThrowable(e, CheckpointException.class).isEmpty()) {
        throw e;
      }
      return false;
    }
  }

  /** Waits for the end and returns the summary. */
  JsonNode summary() throws Exception {
    cluster
        .requestJobResult(job)
        .get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
        .toJobExecutionResult(getClass().getClassLoader());
    return JSON.readTree(Files.readString(folder.resolve("summary.json")));
  }

  Path overrides() {
    return folder.resolve("overrides.jsonl");
  }

  private long lastWindow(String field) throws Exception {
    Path file = folder.resolve("evaluation.jsonl");
    if (!Files.exists(file)) {
      return 0;
    }
    List<String> lines = Files.readAllLines(file);
    // The last line may still be written.
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).endsWith("}}}")) {
        return JSON.readTree(lines.get(i)).get(field).asLong();
      }
    }
    return 0;
  }

  /** Returns what two runs must have in common, to the last bit. */
  static String bits(JsonNode summary) {
    return summary.get("theta_sha256").asText()
        + " "
        + summary.get("gradient_digest").asText()
        + " "
        + summary.get("steps")
        + " "
        + summary.get("read");
  }
}
