package dev.eddy.cli.bench;

import dev.eddy.cli.bench.measure.Measurement;
import dev.eddy.cli.bench.scale.Cluster;
import dev.eddy.cli.bench.scale.Cost;
import dev.eddy.cli.bench.scale.DistinctCurve;
import dev.eddy.cli.bench.scale.Prediction;
import dev.eddy.cli.bench.scale.ScaleModel;
import dev.eddy.cli.bench.scale.StepCosts;
import java.util.ArrayList;
import java.util.List;

/**
 * What the model of scale says, as Markdown.
 *
 * <p>Memory is that of doubles: a weight and, where the optimizer has scales, one more of each
 * coordinate on each worker; servers share rows of at most 4.
 */
public final class ScaleReport {
  private static final int[] WORKERS = {1, 2, 4, 8, 16, 32, 64};
  private static final int[] BATCH_FACTORS = {1, 4, 16};
  private static final int[] GIGABITS = {1, 10, 25};
  private static final int[] BITS = {18, 22, 26};
  private static final double NANO = 1e9;
  private static final double MEGA = 1e6;
  private static final int WORKER_BYTES = 16;
  private static final int SERVER_BYTES = 32;

  private static final String ASSUMPTIONS =
      """
      Assumed: N sources with a split each, N workers with a shard each and N servers with a slice
      each, all with the same to do; examples alike, so that a part of a step has as many distinct
      features as any other examples of that number; half of a row's cost for a worker and a server
      goes with their part of the step, half with the whole step; D = 0, so that worker, server and
      two messages follow each other while sources work; links of their own, full duplex; a row
      costs the same whatever the model's size; what compilers and garbage took while calibrating
      goes on.

      """;

  private final int coresEach;
  private final double latencySeconds;
  private final StringBuilder text = new StringBuilder();
  private final MarkdownTable checks =
      new MarkdownTable(
          List.of("workers here", "rows of a step", "measured", "predicted", "off", "bottleneck"));

  /**
   * Starts a report.
   *
   * @param coresEach cores of each machine that is predicted for
   * @param latencySeconds of a message between two of them
   */
  public ScaleReport(int coresEach, double latencySeconds) {
    this.coresEach = coresEach;
    this.latencySeconds = latencySeconds;
  }

  /** Says what was calibrated. */
  void costs(Scenario scenario, StepCosts costs) {
    MarkdownTable table =
        new MarkdownTable(List.of("costs of " + scenario, "an example", "a row", "a message"));
    row(table, "source, CPU ns", costs.source(), NANO);
    row(table, "worker, CPU ns", costs.worker(), NANO);
    row(table, "receiver, CPU ns", costs.receiver(), NANO);
    row(table, "server, CPU ns", costs.server(), NANO);
    row(table, "other, CPU ns", costs.other(), NANO);
    row(table, "block, bytes", costs.blockBytes(), 1);
    row(table, "gradient, bytes", costs.gradientBytes(), 1);
    row(table, "theta, bytes", costs.thetaBytes(), 1);
    text.append(ASSUMPTIONS)
        .append(table)
        .append(
            MarkdownTable.format(
                "%nhand-over of a step %,.0f us, input %,.0f bytes an example%n%n",
                costs.handoverSeconds() * MEGA, costs.inputBytes()));
  }

  /** Sets a prediction beside what was measured. */
  void check(int workers, Measurement run, Prediction prediction, DistinctCurve distinct) {
    double measured = BenchTable.perSecond(run);
    double batch = (double) run.examples() / run.steps();
    checks.add(
        List.of(
            Integer.toString(workers),
            MarkdownTable.format("%,.0f", distinct.rows(batch)),
            MarkdownTable.format("%,.0f", measured),
            MarkdownTable.format("%,.0f", prediction.examplesPerSecond()),
            MarkdownTable.format("%+.0f %%", 100 * (prediction.examplesPerSecond() / measured - 1)),
            prediction.bottleneck().toString()));
  }

  /** Predicts for clusters. */
  void predict(ScaleModel model, int batchSize) {
    MarkdownTable table =
        new MarkdownTable(
            List.of("workers", "batch", "1 Gbit/s", "10 Gbit/s", "25 Gbit/s", "a link at 25"));
    for (int workers : WORKERS) {
      for (int factor : BATCH_FACTORS) {
        int batch = batchSize * factor;
        List<Prediction> all = new ArrayList<>();
        for (int gigabits : GIGABITS) {
          all.add(model.predict(Cluster.of(workers, coresEach, gigabits, latencySeconds), batch));
        }
        table.add(
            List.of(
                Integer.toString(workers),
                MarkdownTable.format("%,d", batch),
                cell(all.get(0)),
                cell(all.get(1)),
                cell(all.get(2)),
                MarkdownTable.format("%,.0f MB/s", all.get(2).linkBytesPerSecond() / MEGA)));
      }
    }
    text.append(checks)
        .append(
            MarkdownTable.format(
                "%nA machine of %d cores for each worker, %,.0f us from one to another;"
                    + " examples/s and what keeps it from more:%n%n",
                coresEach, latencySeconds * MEGA))
        .append(table)
        .append('\n')
        .append(memory());
  }

  private static MarkdownTable memory() {
    MarkdownTable table =
        new MarkdownTable(List.of("weights", "worker, at most", "all servers together, at most"));
    for (int bits : BITS) {
      table.add(
          List.of(
              "2^" + bits,
              MarkdownTable.format("%,.0f MB", WORKER_BYTES * Math.scalb(1, bits) / MEGA),
              MarkdownTable.format("%,.0f MB", SERVER_BYTES * Math.scalb(1, bits) / MEGA)));
    }
    return table;
  }

  private static String cell(Prediction prediction) {
    return MarkdownTable.format(
        "%,.2f M %s", prediction.examplesPerSecond() / MEGA, prediction.bottleneck());
  }

  private static void row(MarkdownTable table, String name, Cost cost, double unit) {
    table.add(
        List.of(
            name,
            MarkdownTable.format("%,.1f", cost.perExample() * unit),
            MarkdownTable.format("%,.1f", cost.perRow() * unit),
            MarkdownTable.format("%,.0f", cost.perMessage() * unit)));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
