package dev.eddy.cli.submit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.cli.cluster.ClusterException;
import dev.eddy.cli.cluster.FlinkRest;
import dev.eddy.cli.cluster.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The jobs of a cluster. */
public final class Jobs {
  private static final Duration STOP_TIMEOUT = Duration.ofMinutes(5);

  private final FlinkRest rest;

  public Jobs(FlinkRest rest) {
    this.rest = rest;
  }

  /** Returns all jobs that the cluster knows of, also those that ended. */
  List<Job> all() throws IOException, InterruptedException {
    return find().orElseThrow(() -> new ClusterException("no JobManager answers for the cluster"));
  }

  /** Returns all jobs, empty while nobody answers. */
  public Optional<List<Job>> find() throws IOException, InterruptedException {
    return rest.find("/jobs/overview")
        .map(
            answer ->
                StreamSupport.stream(answer.get("jobs").spliterator(), false)
                    .map(Job::of)
                    .toList());
  }

  /**
   * Returns the job that is meant.
   *
   * @param named its id, or empty for the only one that has not ended
   * @throws IllegalArgumentException if there is no such job, or more than one
   */
  Job alive(Optional<String> named) throws IOException, InterruptedException {
    List<Job> alive =
        all().stream()
            .filter(job -> !job.hasEnded() && named.map(job.id()::equals).orElse(true))
            .toList();
    if (alive.isEmpty()) {
      throw new IllegalArgumentException(
          "JOB must run, " + named.map(id -> id + " does not").orElse("none does"));
    }
    if (alive.size() > 1) {
      throw new IllegalArgumentException(
          "JOB must be named unless exactly one runs, there are "
              + alive.stream().map(Job::id).collect(Collectors.joining(", ")));
    }
    return alive.get(0);
  }

  /**
   * Ends a job with a savepoint and waits for the end.
   *
   * @param isDraining whether it trains every complete step first, as at the end of its input
   * @return where the savepoint is
   */
  String stop(Job job, boolean isDraining) throws IOException, InterruptedException {
    awaitRunning(job);
    JsonNode trigger = rest.post("/jobs/" + job.id() + "/stop", "{\"drain\":" + isDraining + "}");
    String look = "/jobs/" + job.id() + "/savepoints/" + trigger.get("request-id").asText();
    JsonNode operation =
        Patience.await(
            "the savepoint",
            STOP_TIMEOUT,
            () ->
                rest.find(look)
                    .filter(answer -> answer.at("/status/id").asText().equals("COMPLETED"))
                    .map(answer -> answer.get("operation")));
    if (operation.has("failure-cause")) {
      throw new ClusterException(
          "the job must take a savepoint, did not: "
              + rootCause(operation.at("/failure-cause/stack-trace").asText()));
    }
    awaitEnd(job);
    return operation.get("location").asText();
  }

  /** Ends a job where it is; its checkpoints stay. */
  void cancel(Job job) throws IOException, InterruptedException {
    rest.patch("/jobs/" + job.id() + "?mode=cancel");
    awaitEnd(job);
  }

  /** A savepoint takes all tasks: right after a failure some of them may not run yet. */
  private void awaitRunning(Job job) throws IOException, InterruptedException {
    Patience.await(
        "every task of job " + job.id(),
        STOP_TIMEOUT,
        () ->
            rest.find("/jobs/" + job.id())
                .map(answer -> answer.get("status-counts"))
                .filter(
                    counts -> {
                      long all = 0;
                      for (JsonNode count : counts) {
                        all += count.asLong();
                      }
                      return counts.path("RUNNING").asLong() + counts.path("FINISHED").asLong()
                          == all;
                    }));
  }

  private static String rootCause(String stackTrace) {
    return stackTrace
        .lines()
        .filter(line -> !line.startsWith("\t"))
        .reduce((first, last) -> last)
        .orElse("no reason was given");
  }

  private void awaitEnd(Job job) throws IOException, InterruptedException {
    Patience.await(
        "the end of job " + job.id(),
        STOP_TIMEOUT,
        () ->
            find()
                .filter(
                    jobs ->
                        jobs.stream()
                            .anyMatch(other -> other.id().equals(job.id()) && other.hasEnded())));
  }
}
