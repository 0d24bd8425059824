package dev.eddy.learning;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.eddy.format.CsvSchema;
import dev.eddy.format.CsvSettings;
import dev.eddy.format.KeyField;
import dev.eddy.format.ParserSettings;
import dev.eddy.format.RecordFormat;
import dev.eddy.format.RecordParser;
import dev.eddy.learning.example.ExampleBuffer;
import dev.eddy.learning.loss.LossType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Public data sets as streams of examples; a test that wants one is skipped where it is missing.
 */
final class RealStream {
  /** Weights: 2^18, so that hashed names of these small data sets hardly ever collide. */
  static final int BITS = 18;

  private static final int SAMPLE_LINES = 1_000;

  private RealStream() {}

  static List<Example> libsvm(String file, LossType loss) {
    return parse(lines(file), new RecordFormat.Libsvm(parserSettings(loss)));
  }

  /** Reads a file whose first line is the header. */
  static List<Example> csv(String file, LossType loss, CsvSettings settings) {
    List<byte[]> lines = lines(file);
    List<byte[]> sample = lines.subList(1, Math.min(lines.size(), SAMPLE_LINES));
    CsvSchema schema = CsvSchema.infer(lines.get(0), sample, settings);
    return parse(lines, new RecordFormat.Csv(parserSettings(loss), schema));
  }

  private static ParserSettings parserSettings(LossType loss) {
    return new ParserSettings(BITS, loss, KeyField.none(), ParserSettings.RECORD_LENGTH_MAX);
  }

  private static List<Example> parse(List<byte[]> lines, RecordFormat format) {
    RecordParser parser = format.newParser();
    ExampleBuffer buffer = new ExampleBuffer();
    List<Example> examples = new ArrayList<>();
    for (byte[] line : lines) {
      if (parser.parse(line, 0, line.length, buffer).isAccepted()) {
        examples.add(Example.of(buffer));
      }
    }
    return examples;
  }

  private static List<byte[]> lines(String file) {
    Path path = Path.of(System.getProperty("eddy.shared.data", "../shared/data"), file);
    assumeTrue(Files.exists(path), path + " is not there");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.ISO_8859_1))) {
      return reader.lines().map(line -> line.getBytes(StandardCharsets.ISO_8859_1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
