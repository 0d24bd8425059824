package dev.eddy.cli.bench;

import dev.eddy.cli.local.LocalJob;
import dev.eddy.cli.local.LocalRun;
import dev.eddy.cli.local.RunResult;
import dev.eddy.format.FormatType;
import dev.eddy.format.KeyField;
import dev.eddy.format.ParserSettings;
import dev.eddy.format.RecordFormat;
import dev.eddy.format.clicks.ClickStream;
import dev.eddy.learning.loss.LossType;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.configuration.Configuration;

/**
 * Measures eddy beside the plain loop: each round runs every contender once, so that a busy machine
 * slows all of them.
 */
public final class Bench {
  private static final int BITS = 22;
  private static final double LEARNING_RATE = 0.1;
  private static final int[] WORKERS = {1, 2};
  private static final long SEED = 1;

  private final Path folder;
  private final int examples;
  private final int rounds;

  /** One contender's measurements, a number a round. */
  private record Series(String name, List<Double> perSecond, List<Double> logLoss) {
    Series(String name) {
      this(name, new ArrayList<>(), new ArrayList<>());
    }

    void add(double examplesPerSecond, double loss) {
      perSecond.add(examplesPerSecond);
      logLoss.add(loss);
    }
  }

  /** Measures on this many generated clicks, each contender so many times. */
  public Bench(Path folder, int examples, int rounds) {
    if (examples < 1 || rounds < 1) {
      throw new IllegalArgumentException(
          "--examples and --rounds must be >= 1, were %d and %d".formatted(examples, rounds));
    }
    this.folder = folder;
    this.examples = examples;
    this.rounds = rounds;
  }

  /** Runs all rounds and returns the table of medians. */
  public String run(PrintStream progress) throws Exception {
    Path clicks = generate();
    Series loop = new Series("plain loop, 1 thread");
    List<Series> eddy = Arrays.stream(WORKERS).mapToObj(Bench::eddySeries).toList();
    for (int round = 1; round <= rounds; round++) {
      progress.printf("round %d of %d%n", round, rounds);
      runLoop(clicks, loop);
      for (int i = 0; i < WORKERS.length; i++) {
        runEddy(clicks, WORKERS[i], eddy.get(i), progress);
      }
    }
    List<Series> all = new ArrayList<>(List.of(loop));
    all.addAll(eddy);
    return table(all);
  }

  private Path generate() throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("clicks-%d.vw".formatted(examples));
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      new ClickStream(SEED).writeTo(out, FormatType.VW, examples);
    }
    return file;
  }

  private static Series eddySeries(int workers) {
    return new Series("eddy, " + workers + (workers == 1 ? " worker" : " workers"));
  }

  private static void runLoop(Path clicks, Series series) throws IOException {
    ParserSettings settings =
        new ParserSettings(
            BITS, LossType.LOGISTIC, KeyField.none(), ParserSettings.RECORD_LENGTH_MAX);
    PlainLoop loop = new PlainLoop(new RecordFormat.Vw(settings).newParser(), BITS, LEARNING_RATE);
    long start = System.nanoTime();
    loop.train(Files.readAllBytes(clicks));
    double seconds = (System.nanoTime() - start) / 1e9;
    series.add(loop.exampleCount() / seconds, loop.logLoss());
  }

  private void runEddy(Path clicks, int workers, Series series, PrintStream progress)
      throws Exception {
    Map<String, String> options =
        Map.of(
            "input.path", clicks.toString(),
            "model.bits", Integer.toString(BITS),
            "training.optimizer", "adagrad",
            "training.optimizer.learning-rate", Double.toString(LEARNING_RATE),
            "training.batch-size", "4096",
            "training.shards", Integer.toString(workers),
            "parallelism.default", Integer.toString(workers),
            "output.directory", folder.resolve("workers-" + workers).toString());
    RunResult result = LocalRun.run(LocalJob.prepare(Configuration.fromMap(options), 0), progress);
    series.add(result.summary().path("examples_per_second").asDouble(), result.metric("log_loss"));
  }

  private String table(List<Series> all) {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%,d clicks, 39 features each, 2^%d weights, AdaGrad, median of %d rounds%n",
            examples,
            BITS,
            rounds));
    table.append("%-24s %14s %8s %10s%n".formatted("", "examples/s", "ratio", "log loss"));
    double yardstick = median(all.get(0).perSecond());
    for (Series series : all) {
      double perSecond = median(series.perSecond());
      table.append(
          String.format(
              Locale.ROOT,
              "%-24s %,14.0f %8.2f %10.4f%n",
              series.name(),
              perSecond,
              perSecond / yardstick,
              median(series.logLoss())));
    }
    return table.toString();
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
