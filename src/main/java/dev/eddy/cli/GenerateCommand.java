package dev.eddy.cli;

import dev.eddy.format.FormatType;
import dev.eddy.format.clicks.ClickStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Generates input. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = "Writes a generated stream: the same seed gives the same bytes.")
final class GenerateCommand implements Runnable {
  /** Streams there are. */
  enum Stream {
    CLICKS
  }

  @Parameters(
      paramLabel = "STREAM",
      description = "clicks: 39 categorical features with concept drift.")
  private Stream stream;

  @Option(names = "--examples", paramLabel = "N", required = true, description = "How many.")
  private long examples;

  @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Default: 1.")
  private long seed;

  @Option(
      names = "--format",
      defaultValue = "vw",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: vw.")
  private FormatType format;

  @Option(names = "--output", paramLabel = "FILE", description = "Default: stdout.")
  private Optional<Path> output = Optional.empty();

  @Override
  public void run() {
    if (examples < 0) {
      throw new IllegalArgumentException("--examples must be >= 0, was " + examples);
    }
    try (OutputStream out = open()) {
      switch (stream) {
        case CLICKS -> new ClickStream(seed).writeTo(out, format, examples);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--output must be writable, was " + output.map(Path::toString).orElse("stdout"), e);
    }
  }

  private OutputStream open() throws IOException {
    return new BufferedOutputStream(
        output.isPresent() ? Files.newOutputStream(output.get()) : System.out);
  }
}
