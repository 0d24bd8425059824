package dev.eddy.cli.bench;

import dev.eddy.cli.bench.measure.Measurement;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures eddy beside the plain loop: each round runs every contender once, so that a busy machine
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
  public Bench(BenchSettings settings, Runner runner, PrintStream progress) {
    this.settings = settings;
    this.runner = runner;
    this.progress = progress;
    for (DataSet data : settings.data()) {
      settings.optimizers().forEach(type -> runs.put(new Scenario(data, type), contenders()));
    }
  }

  private Map<Contender, List<Measurement>> contenders() {
    Map<Contender, List<Measurement>> contenders = new LinkedHashMap<>();
    contenders.put(Contender.loop(), new ArrayList<>());
    settings
        .workers()
        .forEach(workers -> contenders.put(Contender.eddy(workers), new ArrayList<>()));
    return contenders;
  }

  /** Runs all rounds and returns the table of medians. */
  public String run() throws Exception {
    for (int round = 1; round <= settings.rounds(); round++) {
      for (Map.Entry<Scenario, Map<Contender, List<Measurement>>> scenario : runs.entrySet()) {
        for (Map.Entry<Contender, List<Measurement>> contender : scenario.getValue().entrySet()) {
          Measurement run = measure(scenario.getKey(), contender.getKey());
          contender.getValue().add(run);
          report(round, scenario.getKey(), contender.getKey(), run);
        }
      }
    }
    BenchTable table = new BenchTable();
    runs.forEach(
        (scenario, contenders) ->
            contenders.forEach(
                (contender, measured) ->
                    table.add(scenario, contender, measured, contenders.get(Contender.loop()))));
    return table.toString();
  }

  /** Runs a contender once. */
  private Measurement measure(Scenario scenario, Contender contender) throws Exception {
    DataSet data = scenario.data();
    int examples = settings.examples().orElse(data.defaultExamples());
    Path file = data.file(settings.folder(), examples);
    Map<String, String> options = new HashMap<>(scenario.options(settings));
    options.put("input.path", file.toString());
    options.putAll(contender.options());
    options.putAll(settings.options());
    String name = (scenario + " " + contender).replaceAll("[ ,]+", "-");
    return runner.run(name, contender.contestant(), options);
  }

  private void report(int round, Scenario scenario, Contender contender, Measurement run) {
    progress.println(
        String.format(
            Locale.ROOT,
            "round %d of %d: %s, %s: %,.0f examples/s, log loss %.5f, %.1f s",
            round,
            settings.rounds(),
            scenario,
            contender,
            BenchTable.perSecond(run),
            run.logLoss(),
            run.seconds()));
  }
}
