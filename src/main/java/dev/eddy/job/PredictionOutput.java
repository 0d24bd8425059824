package dev.eddy.job;

import dev.eddy.job.options.InputOptions;
import dev.eddy.job.options.OutputOptions;
import dev.eddy.streaming.prediction.KeyedLine;
import dev.eddy.streaming.report.OriginDetail;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;

/**
 * Where each record's score goes, when somebody asks for it.
 *
 * @param origins what is to be known of the records
 * @param file that gets a line for each
 * @param topic that gets it with key and headers
 */
public record PredictionOutput(
    OriginDetail origins, Optional<String> file, Optional<Sink<KeyedLine>> topic) {

  /** Returns the output of a job that nobody asks for predictions. */
  public static PredictionOutput none() {
    return new PredictionOutput(OriginDetail.NONE, Optional.empty(), Optional.empty());
  }

  /**
   * Finds where the predictions go.
   *
   * @throws IllegalArgumentException naming the option, its rule and its value
   */
  static PredictionOutput of(Configuration options) {
    return new PredictionOutput(
        originsOf(options), fileOf(options), OutputTopics.predictions(options));
  }

  /** Returns what is to be known of the records. */
  static OriginDetail originsOf(Configuration options) {
    if (!OutputOptions.PREDICTIONS_TOPIC.of(options).isEmpty()) {
      return OriginDetail.KEYS_AND_HEADERS;
    }
    return OutputOptions.PREDICTIONS_PATH.of(options).isEmpty()
        ? OriginDetail.NONE
        : OriginDetail.OFFSETS;
  }

  private static Optional<String> fileOf(Configuration options) {
    if (OutputOptions.PREDICTIONS_PATH.of(options).isEmpty()) {
      return Optional.empty();
    }
    Path file = OutputFolder.shared(options, OutputOptions.PREDICTIONS_PATH);
    // What is there is overwritten.
    boolean isInput =
        file.equals(Path.of(InputOptions.PATH.of(options)).toAbsolutePath().normalize());
    if (isInput || Files.isDirectory(file)) {
      throw new IllegalArgumentException(
          "%s must be a file of its own, was %s"
              .formatted(OutputOptions.PREDICTIONS_PATH.key(), file));
    }
    return Optional.of(file.toString());
  }
}
