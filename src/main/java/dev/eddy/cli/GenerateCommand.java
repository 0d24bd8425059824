package dev.eddy.cli;

import dev.eddy.format.FormatType;
import dev.eddy.format.clicks.ClickStream;
import dev.eddy.format.ratings.RatingSettings;
import dev.eddy.format.ratings.RatingStream;
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
    CLICKS,
    RATINGS
  }

  @Parameters(
      paramLabel = "STREAM",
      description = {
        "clicks: 39 categorical features with concept drift;",
        "ratings: of items by users, as csv, of a truth of low rank and noise."
      })
  private Stream stream;

  @Option(
      names = {"--examples", "--records"},
      paramLabel = "N",
      required = true,
      description = "How many.")
  private long examples;

  @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Default: 1.")
  private long seed;

  @Option(
      names = "--format",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: vw; ratings are csv alone.")
  private Optional<FormatType> format = Optional.empty();

  @Option(names = "--output", paramLabel = "FILE", description = "Default: stdout.")
  private Optional<Path> output = Optional.empty();

  @Override
  public void run() {
    if (examples < 0) {
      throw new IllegalArgumentException("--examples must be >= 0, was " + examples);
    }
    if (stream == Stream.RATINGS && format.orElse(FormatType.CSV) != FormatType.CSV) {
      throw new IllegalArgumentException("--format of ratings must be csv, was " + format.get());
    }
    try (OutputStream out = open()) {
      switch (stream) {
        case CLICKS -> new ClickStream(seed).writeTo(out, format.orElse(FormatType.VW), examples);
        case RATINGS -> new RatingStream(seed, RatingSettings.defaults()).writeTo(out, examples);
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
