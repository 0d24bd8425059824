package dev.eddy.cli.bench;

import dev.eddy.cli.bench.measure.Measurement;
import dev.eddy.cli.bench.measure.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the time of profiled runs was spent on, in percent of cores times wall time. */
final class ShareTable {
  private final MarkdownTable table =
      new MarkdownTable(
          Stream.concat(
                  Stream.of("% of all cores", "who, workers"),
                  Arrays.stream(Work.values()).map(Work::label))
              .toList());

  void add(Scenario scenario, Contender contender, Measurement run) {
    List<String> cells = new ArrayList<>(List.of(scenario.toString(), contender.toString()));
    for (Work work : Work.values()) {
      cells.add(MarkdownTable.format("%.1f", 100 * run.shares().getOrDefault(work, 0.0)));
    }
    table.add(cells);
  }

  @Override
  public String toString() {
    return table.isEmpty() ? "" : "\n" + table;
  }
}
