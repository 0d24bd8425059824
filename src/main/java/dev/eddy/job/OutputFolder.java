package dev.eddy.job;

import dev.eddy.job.options.Option;
import dev.eddy.job.options.OutputOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;

/**
 * Where the results go: a folder on a disk that all machines of the cluster share. Files there grow
 * line by line and are cut back after a failure, which object stores cannot do.
 */
public final class OutputFolder {
  /** Below the folder: the checkpoints, where nothing else was said. */
  public static final String CHECKPOINTS = "checkpoints";

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

  private OutputFolder() {}

  /**
   * Returns the folder.
   *
   * @throws IllegalArgumentException if it is none, or one that depends on who looks
   */
  public static Path of(Configuration options) {
    return shared(options, OutputOptions.DIRECTORY);
  }

  /**
   * Returns what an option names on the disk that the cluster shares.
   *
   * @throws IllegalArgumentException if it names nothing there, or what depends on who looks
   */
  static Path shared(Configuration options, Option<String> option) {
    String text = option.of(options);
    String path = text.startsWith("file:/") ? URI.create(text).getPath() : text;
    if (path.isEmpty() || SCHEME.matcher(path).matches() || !Path.of(path).isAbsolute()) {
      throw new IllegalArgumentException(
          option.refusal(text)
              + "; it must be an absolute path on a disk that the whole cluster shares");
    }
    return Path.of(path).normalize();
  }
}
