package dev.eddy.cli.bench;

import dev.eddy.cli.bench.measure.Contestant;
import dev.eddy.cli.bench.measure.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The medians of all contenders as a Markdown table; the yardstick of a scenario comes first. */
final class BenchTable {
  private static final double MEGA = 1e6;
  private static final List<String> HEADER =
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
          "CPU s/M");

  private final List<List<String>> rows = new ArrayList<>();

  /**
   * Adds a row.
   *
   * @param yardstick the runs of the loop of the same scenario
   */
  void add(
      Scenario scenario, Contender contender, List<Measurement> runs, List<Measurement> yardstick) {
    double perSecond = median(runs, BenchTable::perSecond);
    double logLoss = median(runs, Measurement::logLoss);
    boolean isJob = contender.contestant() == Contestant.EDDY;
    rows.add(
        List.of(
            "%s, file, %s".formatted(scenario.data(), scenario.optimizerName()),
            contender.toString(),
            format("%,.0f", perSecond),
            format("%,.1f M", perSecond * scenario.data().featureCount() / MEGA),
            format("%.2f", perSecond / median(yardstick, BenchTable::perSecond)),
            format("%.5f", logLoss),
            isJob ? format("%+.2f %%", relative(logLoss, yardstick)) : "",
            isJob ? format("%,.0f", median(runs, run -> run.steps() / run.seconds())) : "",
            isJob ? format("%,.1f", median(runs, BenchTable::sentPerExample)) : "",
            heap(runs),
            format("%.1f", 100 * median(runs, run -> run.memory().collectionShare())),
            format("%.2f", median(runs, run -> run.cpuSeconds() * MEGA / run.examples()))));
  }

  private static double relative(double logLoss, List<Measurement> yardstick) {
    return 100 * (logLoss / median(yardstick, Measurement::logLoss) - 1);
  }

  private static String heap(List<Measurement> runs) {
    return format(
        "%,.0f, %,.0f, %,.0f",
        median(runs, run -> run.memory().firstBytes()) / MEGA,
        median(runs, run -> run.memory().lastBytes()) / MEGA,
        median(runs, run -> run.memory().peakBytes()) / MEGA);
  }

  static double perSecond(Measurement run) {
    return run.examples() / run.seconds();
  }

  private static double sentPerExample(Measurement run) {
    return (double) run.bytesSent() / run.examples();
  }

  private static double median(List<Measurement> runs, ToDoubleFunction<Measurement> number) {
    double[] sorted = runs.stream().mapToDouble(number).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static String format(String pattern, Object... numbers) {
    return String.format(Locale.ROOT, pattern, numbers);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    append(text, HEADER);
    append(text, HEADER.stream().map(name -> "---").toList());
    rows.forEach(row -> append(text, row));
    return text.toString();
  }

  private static void append(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
