package dev.eddy.cli.bench;

import dev.eddy.cli.bench.measure.Contestant;
import dev.eddy.cli.bench.measure.Measurement;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The medians of all contenders as a Markdown table; the yardstick of a scenario comes first. */
final class BenchTable {
  private static final double MEGA = 1e6;
  private final MarkdownTable table =
      new MarkdownTable(
          List.of(
              "data, source, optimizer",
              "who, workers",
              "examples/s",
              "features/s",
              "ratio",
              "log loss",
              "to loop",
              "steps/s",
              "B sent/ex.",
              "heap MB, then, peak",
              "GC %",
              "CPU s/M"));

  /**
   * Adds a row.
   *
   * @param yardstick the runs that the ratio is to
   * @param loop the runs that the log loss is compared with, or none
   */
  void add(
      Scenario scenario,
      Contender contender,
      List<Measurement> runs,
      List<Measurement> yardstick,
      List<Measurement> loop) {
    double perSecond = median(runs, BenchTable::perSecond);
    double logLoss = median(runs, Measurement::logLoss);
    boolean isEddy = contender.contestant() == Contestant.EDDY;
    boolean hasLoss = contender.isEvaluated();
    table.add(
        List.of(
            scenario.toString(),
            contender.toString(),
            MarkdownTable.format("%,.0f", perSecond),
            MarkdownTable.format("%,.1f M", perSecond * scenario.data().featureCount() / MEGA),
            MarkdownTable.format("%.2f", perSecond / median(yardstick, BenchTable::perSecond)),
            hasLoss ? MarkdownTable.format("%.5f", logLoss) : "",
            isEddy && hasLoss && !loop.isEmpty()
                ? MarkdownTable.format("%+.2f %%", relative(logLoss, loop))
                : "",
            isEddy ? number(runs, "%,.0f", run -> run.steps() / run.seconds()) : "",
            isEddy ? number(runs, "%,.1f", run -> (double) run.bytesSent() / run.examples()) : "",
            heap(runs),
            number(runs, "%.1f", run -> 100 * run.memory().collectionShare()),
            number(runs, "%.2f", run -> run.cpuSeconds() * MEGA / run.examples())));
  }

  private static double relative(double logLoss, List<Measurement> loop) {
    return 100 * (logLoss / median(loop, Measurement::logLoss) - 1);
  }

  private static String heap(List<Measurement> runs) {
    return MarkdownTable.format(
        "%,.0f, %,.0f, %,.0f",
        median(runs, run -> run.memory().firstBytes()) / MEGA,
        median(runs, run -> run.memory().lastBytes()) / MEGA,
        median(runs, run -> run.memory().peakBytes()) / MEGA);
  }

  static double perSecond(Measurement run) {
    return run.examples() / run.seconds();
  }

  private static String number(
      List<Measurement> runs, String pattern, ToDoubleFunction<Measurement> number) {
    return MarkdownTable.format(pattern, median(runs, number));
  }

  private static double median(List<Measurement> runs, ToDoubleFunction<Measurement> number) {
    double[] sorted = runs.stream().mapToDouble(number).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  @Override
  public String toString() {
    return table.toString();
  }
}
