package dev.eddy.cli.bench.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What one run of a contender showed, a line of JSON.
 *
 * @param seconds wall time without the start of JVM and job
 * @param examples trained
 * @param logLoss prequential, over all examples
 * @param steps of training, 0 for a loop
 * @param bytesSent what the job's tasks sent each other
 * @param cpuSeconds of all threads of the process in this time
 * @param memory heap and garbage in this time
 * @param thetaSha256 of the model, empty for a loop
 * @param gradientDigest of all gradients and sums, empty for a loop
 * @param shares of cores times wall time, empty without a profile
 * @param tasks of a job, by kind
 */
public record Measurement(
    double seconds,
    long examples,
    double logLoss,
    long steps,
    long bytesSent,
    double cpuSeconds,
    MemoryUse memory,
    String thetaSha256,
    String gradientDigest,
    Map<Work, Double> shares,
    List<TaskUse> tasks) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Heap and garbage of a run.
   *
   * @param firstBytes median of the heap after a collection in the run's first quarter, 0 if there
   *     was none
   * @param lastBytes the same of its last quarter
   * @param peakBytes most heap in use
   * @param collectionShare part of the time that collections took
   */
  public record MemoryUse(
      long firstBytes, long lastBytes, long peakBytes, double collectionShare) {}

  /** Writes the line. */
  public void write(Path file) throws IOException {
    Files.writeString(file, JSON.writeValueAsString(this) + "\n");
  }

  /** Reads the line. */
  public static Measurement read(Path file) throws IOException {
    return JSON.readValue(Files.readString(file), Measurement.class);
  }
}
