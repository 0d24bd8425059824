package dev.eddy.cli.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.cli.bench.measure.Measurement;
import dev.eddy.cli.bench.measure.Measurement.MemoryUse;
import dev.eddy.cli.bench.measure.TaskUse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static final DistinctCurve DISTINCT =
      new DistinctCurve(new double[] {1, 10_000}, new double[] {40, 4_000});

  @Test
  void costsThatRunsWereMadeOfAreFound() {
    StepCosts costs = new Calibration(List.of(run(4_096), run(512), run(64)), DISTINCT).costs(300);
    assertCost(costs.source(), 1e-6, 1e-7, 1e-5);
    assertCost(costs.worker(), 5e-7, 2e-7, 2e-5);
    assertCost(costs.server(), 0, 3e-7, 4e-5);
    assertCost(costs.blockBytes(), 180, 4, 60);
    assertThat(costs.gradientBytes().perRow()).isCloseTo(20, within(0.1));
    assertThat(costs.thetaBytes().perRow()).isCloseTo(12, within(0.1));
    assertThat(costs.other().perExample()).isCloseTo(1e-7, within(1e-9));
    assertThat(costs.handoverSeconds()).isCloseTo(1e-4, within(1e-9));
    assertThat(costs.inputBytes()).isEqualTo(300);
  }

  @Test
  void noCoefficientIsNegative() {
    double[] c =
        NonNegativeFit.fit(new double[][] {{1, 4}, {2, 4}, {3, 4}}, new double[] {3, 2, 1});
    assertThat(c[0]).isZero();
    assertThat(c[1]).isPositive();
  }

  private static void assertCost(Cost cost, double example, double row, double message) {
    // One percent: the fit comes near, step by step.
    assertThat(cost.perExample()).isCloseTo(example, within(example * 0.01 + 1e-12));
    assertThat(cost.perRow()).isCloseTo(row, within(row * 0.01));
    assertThat(cost.perMessage()).isCloseTo(message, within(message * 0.01));
  }

  /** Returns a thousand steps that cost what the test asks for. */
  private static Measurement run(int batch) {
    int steps = 1_000;
    double rows = DISTINCT.rows(batch);
    double source = 1e-6 * batch + 1e-7 * rows + 1e-5;
    double worker = 5e-7 * batch + 2e-7 * rows + 2e-5;
    double server = 3e-7 * rows + 4e-5;
    double way = worker + server + 1e-4;
    return new Measurement(
        steps * way,
        (long) steps * batch,
        0.5,
        steps,
        0,
        steps * (source + worker + server + 1e-7 * batch),
        new MemoryUse(0, 0, 0, 0),
        "",
        "",
        Map.of(),
        List.of(
            new TaskUse("Source: source -> decode", steps * source, 0),
            new TaskUse("worker", steps * worker, bytes(steps, 180 * batch + 4 * rows + 60)),
            new TaskUse("server", steps * server, bytes(steps, 20 * rows)),
            new TaskUse("tail", 0, bytes(steps, 12 * rows))));
  }

  private static long bytes(int steps, double each) {
    return Math.round(steps * each);
  }
}
