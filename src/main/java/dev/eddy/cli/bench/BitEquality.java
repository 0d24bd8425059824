package dev.eddy.cli.bench;

import dev.eddy.cli.bench.measure.Contestant;
import dev.eddy.cli.bench.measure.Measurement;
import dev.eddy.learning.optimizer.OptimizerType;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Trains on each data set at several parallelisms with the same shards, and compares the bits. */
public final class BitEquality {
  private static final List<Integer> PARALLELISMS = List.of(1, 2, 4);

  private final BenchSettings settings;
  private final Runner runner;
  private final PrintStream out;

  /**
   * Prepares.
   *
   * @param runner runs the contenders
   * @param out takes a line a run
   */
  public BitEquality(BenchSettings settings, Runner runner, PrintStream out) {
    this.settings = settings;
    this.runner = runner;
    this.out = out;
  }

  /** Runs all and returns whether no bit differs. */
  public boolean holds() throws Exception {
    boolean holds = true;
    for (DataSet data : settings.data()) {
      for (OptimizerType optimizer : settings.optimizers()) {
        holds &= holds(new Scenario(data, optimizer));
      }
    }
    return holds;
  }

  private boolean holds(Scenario scenario) throws Exception {
    DataSet data = scenario.data();
    Path file = data.file(settings.folder(), settings.examples().orElse(data.defaultExamples()));
    String first = "";
    boolean holds = true;
    for (int parallelism : PARALLELISMS) {
      Map<String, String> options = new HashMap<>(scenario.options(settings));
      options.put("input.path", file.toString());
      options.put("training.shards", PARALLELISMS.get(PARALLELISMS.size() - 1).toString());
      options.putAll(settings.options());
      options.put("parallelism.default", Integer.toString(parallelism));
      String name = "%s-check-%d".formatted(scenario.toString().replace(' ', '-'), parallelism);
      Measurement run = runner.run(name, Contestant.EDDY, options);
      String bits =
          "theta %.16s, gradients %.16s".formatted(run.thetaSha256(), run.gradientDigest());
      String all = run.thetaSha256() + run.gradientDigest();
      first = first.isEmpty() ? all : first;
      boolean isSame = all.equals(first);
      holds &= isSame;
      out.println(
          String.format(
              Locale.ROOT,
              "%s at parallelism %d: %s%s",
              scenario,
              parallelism,
              bits,
              isSame ? "" : ", which differs"));
    }
    return holds;
  }
}
