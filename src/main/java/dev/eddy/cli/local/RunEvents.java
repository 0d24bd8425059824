package dev.eddy.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.format.json.JsonLine;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.StateRecoveryOptions;

/**
 * Writes down when what happened to a run that this process watches, {@code events.jsonl}: {@code
 * start}, {@code progress}, {@code checkpoint}, {@code kill}, {@code restart}, {@code end}, each
 * with the seconds since the start and the examples trained by then; progress of a topic has its
 * lag, too. Progress falls back when the job does, after a failure.
 */
final class RunEvents implements AutoCloseable {
  /** The file within the output folder. */
  static final String FILE = "events.jsonl";

  private static final long INTERVAL_NANOS = 100_000_000;

  private final BufferedWriter out;
  private final GrowingFile evaluation;
  private final Path checkpoints;
  private final RunMetrics metrics;
  private final long startNanos = System.nanoTime();
  private long lookedAtNanos = startNanos;
  private long trained;
  private String newestCheckpoint = "";
  private int restarts;

  private RunEvents(BufferedWriter out, LocalJob job, JobID id, RunMetrics metrics) {
    this.out = out;
    this.evaluation = new GrowingFile(job.folder().resolve("evaluation.jsonl"));
    this.checkpoints = job.checkpoints(id);
    this.metrics = metrics;
  }

  /** Starts the list, or goes on with that of the earlier run that this one goes on with. */
  static RunEvents open(LocalJob job, JobID id, RunMetrics metrics) throws IOException {
    Path file = job.folder().resolve(FILE);
    if (!job.options().contains(StateRecoveryOptions.SAVEPOINT_PATH)) {
      Files.deleteIfExists(file);
    }
    BufferedWriter out =
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    RunEvents events = new RunEvents(out, job, id, metrics);
    events.write(events.event("start").put("parallelism", job.parallelism()));
    return events;
  }

  /** A task manager is about to be killed. */
  void kill() throws IOException {
    lookAtProgress();
    write(event("kill"));
  }

  /**
   * Looks for what is new, now and then.
   *
   * @param restartsSoFar how often the job has started again after a kill
   */
  void look(int restartsSoFar) throws IOException {
    if (restartsSoFar > restarts) {
      restarts = restartsSoFar;
      write(event("restart"));
    }
    long now = System.nanoTime();
    if (now - lookedAtNanos >= INTERVAL_NANOS) {
      lookedAtNanos = now;
      lookAtProgress();
      lookAtCheckpoints();
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    lookAtProgress();
    lookAtCheckpoints();
    write(event("end"));
    out.close();
  }

  private void lookAtProgress() throws IOException {
    List<String> windows = evaluation.poll();
    if (!windows.isEmpty()) {
      JsonNode window = JsonLine.parse(windows.get(windows.size() - 1));
      trained = window.path("trained").asLong();
      ObjectNode progress = event("progress").put("step", window.path("step").asLong());
      metrics.lag().ifPresent(records -> progress.put("lag", records));
      write(progress);
    }
  }

  private void lookAtCheckpoints() throws IOException {
    Optional<Path> newest = StopHint.newest(checkpoints);
    if (newest.isPresent()) {
      String name = newest.get().getFileName().toString();
      if (!name.equals(newestCheckpoint)) {
        newestCheckpoint = name;
        write(event("checkpoint").put("checkpoint", name));
      }
    }
  }

  private ObjectNode event(String name) {
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    return JsonNodeFactory.instance
        .objectNode()
        .put("event", name)
        .put("seconds", Math.round(seconds * 1e3) / 1e3)
        .put("trained", trained);
  }

  private void write(ObjectNode event) throws IOException {
    out.write(event.toString());
    out.write('\n');
  }
}
