package dev.eddy.jmh;

import dev.eddy.format.CsvSchema;
import dev.eddy.format.CsvSettings;
import dev.eddy.format.FormatType;
import dev.eddy.format.RecordFormat;
import dev.eddy.format.RecordParser;
import dev.eddy.format.json.JsonSettings;
import dev.eddy.learning.example.ExampleBuffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Bytes to an example. An operation is a record. Clicks are 39 features without values: 307 bytes
 * as {@code vw}, 382 as {@code libsvm}, 343 as {@code csv}, 656 as {@code json}. {@code vw-values}
 * is 75 words with real values, 1,080 bytes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ParseBenchmark {
  private static final int WORDS = 75;
  private static final int VOCABULARY = 50_000;

  @Param({"vw", "vw-values", "libsvm", "csv", "json"})
  String format;

  private RecordParser parser;
  private byte[] bytes;
  private int[] ends;
  private final ExampleBuffer example = new ExampleBuffer();

  @Setup
  public void generate() throws IOException {
    switch (format) {
      case "vw" -> use(new RecordFormat.Vw(Samples.parserSettings()), clicks(FormatType.VW));
      case "vw-values" -> use(new RecordFormat.Vw(Samples.parserSettings()), words());
      case "libsvm" ->
          use(new RecordFormat.Libsvm(Samples.parserSettings()), clicks(FormatType.LIBSVM));
      case "csv" -> useCsv(clicks(FormatType.CSV));
      case "json" ->
          use(
              new RecordFormat.Json(Samples.parserSettings(), JsonSettings.ofLabel("click")),
              clicks(FormatType.JSON));
      default -> throw new IllegalArgumentException("format must be known, was " + format);
    }
  }

  @Benchmark
  @OperationsPerInvocation(Samples.EXAMPLES)
  public int parse() {
    int accepted = 0;
    int from = 0;
    for (int end : ends) {
      if (parser.parse(bytes, from, end, example).isAccepted()) {
        accepted++;
      }
      from = end + 1;
    }
    if (accepted != Samples.EXAMPLES) {
      throw new IllegalStateException("all records must be accepted, were " + accepted);
    }
    return example.featureCount();
  }

  private static byte[] clicks(FormatType type) throws IOException {
    return Samples.clicks(type, Samples.EXAMPLES);
  }

  private static byte[] words() {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int e = 0; e < Samples.EXAMPLES; e++) {
      text.append(random.nextBoolean() ? "1 |" : "-1 |");
      for (int i = 0; i < WORDS; i++) {
        // Squared: some words are much more common than others.
        int word = (int) (VOCABULARY * Math.pow(random.nextDouble(), 2));
        text.append(String.format(Locale.ROOT, " %d:%.6f", word, random.nextDouble()));
      }
      text.append('\n');
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private void useCsv(byte[] lines) {
    int header = indexOfLineEnd(lines, 0);
    byte[] records = Arrays.copyOfRange(lines, header + 1, lines.length);
    byte[] first = Arrays.copyOf(records, indexOfLineEnd(records, 0));
    CsvSchema schema =
        CsvSchema.infer(Arrays.copyOf(lines, header), List.of(first), CsvSettings.ofLabel("click"));
    use(new RecordFormat.Csv(Samples.parserSettings(), schema), records);
  }

  private void use(RecordFormat recordFormat, byte[] lines) {
    parser = recordFormat.newParser();
    bytes = lines;
    ends = new int[Samples.EXAMPLES];
    int end = -1;
    for (int i = 0; i < ends.length; i++) {
      end = indexOfLineEnd(lines, end + 1);
      ends[i] = end;
    }
  }

  private static int indexOfLineEnd(byte[] lines, int from) {
    int at = from;
    while (lines[at] != '\n') {
      at++;
    }
    return at;
  }
}
