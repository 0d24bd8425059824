package dev.eddy.cli.bench;

import dev.eddy.cli.bench.measure.Contestant;
import dev.eddy.cli.bench.measure.Measurement;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
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
  BitEquality(BenchSettings settings, Runner runner, PrintStream out) {
    this.settings = settings;
    this.runner = runner;
    this.out = out;
  }

  /** Prepares runs in JVMs of their own. */
  public BitEquality(BenchSettings settings, ChildJvm jvm, PrintStream out) {
    this(settings, (Runner) jvm, out);
  }

  /** Runs all and returns whether no bit differs. */
  public boolean holds() throws Exception {
    boolean holds = true;
    try (Inputs inputs = Inputs.open(settings)) {
      for (Scenario scenario : settings.scenarios()) {
        holds &= holds(scenario, inputs);
      }
    }
    return holds;
  }

  private boolean holds(Scenario scenario, Inputs inputs) throws Exception {
    String first = "";
    boolean holds = true;
    for (int parallelism : PARALLELISMS) {
      Measurement run = runner.measure(run(scenario, parallelism, inputs));
      String bits = run.thetaSha256() + run.gradientDigest();
      first = first.isEmpty() ? bits : first;
      boolean isSame = bits.equals(first);
      holds &= isSame;
      out.println(
          "%s at parallelism %d: theta %.16s, gradients %.16s%s"
              .formatted(
                  scenario,
                  parallelism,
                  run.thetaSha256(),
                  run.gradientDigest(),
                  isSame ? "" : ", which differs"));
    }
    return holds;
  }

  private Run run(Scenario scenario, int parallelism, Inputs inputs) throws IOException {
    Map<String, String> options = new HashMap<>(scenario.options(settings));
    options.putAll(inputs.place(scenario));
    options.put("training.shards", PARALLELISMS.get(PARALLELISMS.size() - 1).toString());
    options.putAll(settings.options());
    options.put("parallelism.default", Integer.toString(parallelism));
    String name = (scenario + " check " + parallelism).replaceAll("[ ,]+", "-");
    return new Run(name, Contestant.EDDY, options, false);
  }
}
