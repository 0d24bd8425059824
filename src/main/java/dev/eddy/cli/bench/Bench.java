package dev.eddy.cli.bench;

import dev.eddy.cli.bench.measure.Measurement;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures eddy beside a yardstick: each round runs every contender once, so that a busy machine
 * slows all of them.
 */
public final class Bench {
  private final BenchSettings settings;
  private final Runner runner;
  private final PrintStream progress;
  private final Map<Scenario, Map<Contender, List<Measurement>>> runs = new LinkedHashMap<>();

  /**
   * Prepares.
   *
   * @param runner runs the contenders
   * @param progress takes a line a run
   */
  Bench(BenchSettings settings, Runner runner, PrintStream progress) {
    this.settings = settings;
    this.runner = runner;
    this.progress = progress;
    settings.scenarios().forEach(scenario -> runs.put(scenario, contenders(scenario.source())));
  }

  /** Prepares runs in JVMs of their own. */
  public Bench(BenchSettings settings, ChildJvm jvm, PrintStream progress) {
    this(settings, (Runner) jvm, progress);
  }

  private Map<Contender, List<Measurement>> contenders(Source source) {
    Map<Contender, List<Measurement>> contenders = new LinkedHashMap<>();
    contenders.put(Contender.yardstick(source), new ArrayList<>());
    for (int workers : settings.workers()) {
      contenders.put(Contender.eddy(workers), new ArrayList<>());
      if (settings.hasUnevaluated()) {
        contenders.put(Contender.unevaluated(workers), new ArrayList<>());
      }
    }
    return contenders;
  }

  /** Runs all rounds and returns the tables. */
  public String run() throws Exception {
    ShareTable shares = new ShareTable();
    try (Inputs inputs = Inputs.open(settings)) {
      for (int round = 1; round <= settings.rounds(); round++) {
        for (Scenario scenario : runs.keySet()) {
          for (Contender contender : runs.get(scenario).keySet()) {
            Measurement run = runner.measure(inputs.run(scenario, contender, false));
            runs.get(scenario).get(contender).add(run);
            report("round %d of %d".formatted(round, settings.rounds()), scenario, contender, run);
          }
        }
      }
      if (settings.hasShares()) {
        profile(inputs, shares);
      }
    }
    return "" + table() + shares;
  }

  private void profile(Inputs inputs, ShareTable shares) throws Exception {
    for (Scenario scenario : runs.keySet()) {
      for (Contender contender : runs.get(scenario).keySet()) {
        Measurement run = runner.measure(inputs.run(scenario, contender, true));
        shares.add(scenario, contender, run);
        report("profile", scenario, contender, run);
      }
    }
  }

  private BenchTable table() {
    BenchTable table = new BenchTable();
    runs.forEach(
        (scenario, contenders) -> {
          List<Measurement> yardstick = contenders.get(Contender.yardstick(scenario.source()));
          List<Measurement> loop =
              runs.getOrDefault(scenario.fromFile(), Map.of())
                  .getOrDefault(Contender.yardstick(Source.FILE), List.of());
          contenders.forEach(
              (contender, measured) -> table.add(scenario, contender, measured, yardstick, loop));
        });
    return table;
  }

  private void report(String what, Scenario scenario, Contender contender, Measurement run) {
    progress.println(
        String.format(
            Locale.ROOT,
            "%s: %s, %s: %,.0f examples/s, %.1f s%s",
            what,
            scenario,
            contender,
            BenchTable.perSecond(run),
            run.seconds(),
            Double.isNaN(run.logLoss()) ? "" : ", log loss %.5f".formatted(run.logLoss())));
  }
}
