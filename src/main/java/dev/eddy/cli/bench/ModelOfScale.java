package dev.eddy.cli.bench;

import dev.eddy.cli.bench.loop.FeatureCounts;
import dev.eddy.cli.bench.measure.Measurement;
import dev.eddy.cli.bench.scale.Calibration;
import dev.eddy.cli.bench.scale.Cluster;
import dev.eddy.cli.bench.scale.DistinctCurve;
import dev.eddy.cli.bench.scale.ScaleModel;
import dev.eddy.cli.bench.scale.StepCosts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Calibrates the model of scale with one worker, checks it with more, and predicts. */
public final class ModelOfScale {
  /** The calibration's steps: of the size asked for, and of these parts of it. */
  private static final int[] PARTS = {1, 8, 64};

  private static final int[] CHECKED_WORKERS = {1, 2, 4};

  private static final int LARGEST_COUNTED_LOG = 16;

  private final BenchSettings settings;
  private final Runner runner;
  private final PrintStream progress;
  private final Scenario scenario;

  /** Prepares for the first scenario of the settings. */
  ModelOfScale(BenchSettings settings, Runner runner, PrintStream progress) {
    this.settings = settings;
    this.runner = runner;
    this.progress = progress;
    scenario = settings.scenarios().get(0);
  }

  /** Prepares runs in JVMs of their own. */
  public ModelOfScale(BenchSettings settings, ChildJvm jvm, PrintStream progress) {
    this(settings, (Runner) jvm, progress);
  }

  /** Runs all and returns the report. */
  public String run(ScaleReport report) throws Exception {
    try (Inputs inputs = Inputs.open(settings)) {
      Path file = Path.of(inputs.place(scenario, examples()).get("input.path"));
      DistinctCurve distinct = distinct(file);
      List<Measurement> runs = new ArrayList<>();
      for (int part : PARTS) {
        runs.add(measure(inputs, 1, Math.max(1, settings.batchSize() / part)));
      }
      StepCosts costs =
          new Calibration(runs, distinct).costs((double) Files.size(file) / examples());
      ScaleModel model = new ScaleModel(costs, distinct);
      report.costs(scenario, costs);
      for (int workers : CHECKED_WORKERS) {
        Measurement run =
            workers == 1 ? runs.get(0) : measure(inputs, workers, settings.batchSize());
        int cores = Runtime.getRuntime().availableProcessors();
        report.check(
            workers, run, model.predict(Cluster.local(workers, cores), batch(run)), distinct);
      }
      report.predict(model, settings.batchSize());
    }
    return report.toString();
  }

  private int examples() {
    return settings.examples().orElse(scenario.data().defaultExamples());
  }

  private static double batch(Measurement run) {
    return (double) run.examples() / run.steps();
  }

  private DistinctCurve distinct(Path file) throws IOException {
    int[] counts = IntStream.rangeClosed(0, LARGEST_COUNTED_LOG).map(log -> 1 << log).toArray();
    double[] rows =
        FeatureCounts.distinct(file, settings.bits().orElse(scenario.data().bits()), counts);
    int known = (int) Arrays.stream(rows).filter(count -> count > 0).count();
    return new DistinctCurve(
        Arrays.stream(counts).limit(known).asDoubleStream().toArray(), Arrays.copyOf(rows, known));
  }

  /** Runs eddy with steps of one size from as many splits as workers. */
  private Measurement measure(Inputs inputs, int workers, int batch) throws Exception {
    Map<String, String> options = new HashMap<>(scenario.options(settings));
    options.putAll(inputs.place(scenario, examples()));
    options.putAll(Contender.eddy(workers).options());
    options.put("input.splits", Integer.toString(workers));
    options.put("training.batch-ramp", "false");
    options.putAll(settings.options());
    options.put("training.batch-size", Integer.toString(Math.max(1, batch / workers)));
    String name = "%s-scale-%d-%d".formatted(scenario.data(), workers, batch);
    Measurement run =
        runner.measure(new Run(name, Contender.eddy(workers).contestant(), options, false));
    progress.println(
        MarkdownTable.format(
            "%d workers, steps of %d: %,.0f examples/s, %.1f s",
            workers, batch, BenchTable.perSecond(run), run.seconds()));
    return run;
  }
}
