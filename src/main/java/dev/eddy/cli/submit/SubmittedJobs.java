package dev.eddy.cli.submit;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.cli.cluster.ClusterFolder;
import dev.eddy.job.options.ConfigurationReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;

/** The options of each job that was submitted to a cluster, in a file by its id. */
public final class SubmittedJobs {
  private static final String SUFFIX = ".yaml";

  private final Path folder;

  public SubmittedJobs(ClusterFolder cluster) {
    this.folder = cluster.jobs();
  }

  /** Keeps options and returns their file, which a job can be started with. */
  Path write(String job, Configuration options) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(job + SUFFIX);
    // JSON is YAML, whatever is in a value.
    new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(file.toFile(), new TreeMap<>(options.toMap()));
    return file;
  }

  /**
   * Returns the options of a job.
   *
   * @throws IllegalArgumentException if it was not submitted from here
   */
  public Configuration options(String job) {
    return find(job)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the job must have been started by `eddy submit`, was " + job));
  }

  /** Returns the options of a job, empty if it was not submitted from here. */
  public Optional<Configuration> find(String job) {
    Path file = folder.resolve(job + SUFFIX);
    return Files.exists(file)
        ? Optional.of(ConfigurationReader.read(Optional.of(file), Map.of()))
        : Optional.empty();
  }

  /** Returns the id of the job that was submitted last. */
  public Optional<String> newest() throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .max(Comparator.comparing(SubmittedJobs::modified))
          .map(file -> file.getFileName().toString().replace(SUFFIX, ""));
    }
  }

  private static long modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
