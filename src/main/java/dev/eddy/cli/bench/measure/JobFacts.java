package dev.eddy.cli.bench.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.flink.api.common.JobID;

/**
 * What Flink's REST API says of a job that has ended.
 *
 * @param startMillis since the Unix epoch, when the last of its tasks began to run
 * @param endMillis when the job had ended
 * @param bytesSent what its tasks sent each other, serialized
 * @param tasks by kind
 */
record JobFacts(long startMillis, long endMillis, long bytesSent, List<TaskUse> tasks) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Asks.
   *
   * @param cpuSeconds of all threads of the tasks of one kind, by its name
   */
  static JobFacts read(URI rest, JobID id, ToDoubleFunction<String> cpuSeconds) throws IOException {
    String path = "/jobs/" + id;
    JsonNode job = get(rest, path);
    long start = 0;
    long bytes = 0;
    List<TaskUse> tasks = new ArrayList<>();
    for (JsonNode vertex : job.path("vertices")) {
      JsonNode metrics = vertex.path("metrics");
      bytes += metrics.path("write-bytes").asLong();
      String name = vertex.path("name").asText();
      tasks.add(
          new TaskUse(name, cpuSeconds.applyAsDouble(name), metrics.path("read-bytes").asLong()));
      JsonNode times =
          get(rest, path + "/vertices/" + vertex.path("id").asText() + "/subtasktimes");
      for (JsonNode subtask : times.path("subtasks")) {
        start = Math.max(start, subtask.path("timestamps").path("RUNNING").asLong());
      }
    }
    return new JobFacts(start, job.path("timestamps").path("FINISHED").asLong(), bytes, tasks);
  }

  private static JsonNode get(URI rest, String path) throws IOException {
    try (InputStream answer = rest.resolve(path).toURL().openStream()) {
      return JSON.readTree(answer);
    }
  }

  double seconds() {
    return (endMillis - startMillis) / 1e3;
  }
}
