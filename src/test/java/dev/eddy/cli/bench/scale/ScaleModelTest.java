package dev.eddy.cli.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScaleModelTest {
  private static final Cost FREE = new Cost(0, 0, 0);
  private static final double BATCH = 4_096;

  /** A tenth as many rows each time that the examples become a hundredth: Heaps with 1 / 2. */
  private static final DistinctCurve DISTINCT =
      new DistinctCurve(new double[] {1, 10_000}, new double[] {40, 4_000});

  private static final StepCosts COSTS =
      new StepCosts(
          new Cost(1e-6, 1e-8, 1e-5),
          new Cost(5e-7, 1e-7, 2e-5),
          new Cost(0, 2e-8, 1e-5),
          new Cost(0, 1e-7, 2e-5),
          new Cost(2e-7, 2e-8, 1e-5),
          new Cost(180, 4, 60),
          new Cost(0, 20, 80),
          new Cost(0, 12, 60),
          1e-4,
          300);

  @Test
  void oneWorkerIsAsFastAsItsCostsSay() {
    ScaleModel model = new ScaleModel(COSTS, DISTINCT);
    double rows = 40 * Math.sqrt(BATCH);
    double way =
        5e-7 * BATCH
            + 1e-7 * rows
            + 2e-5 // worker
            + 2e-8 * rows
            + 1e-5 // receiver
            + 1e-7 * rows
            + 2e-5 // server
            + 1e-4; // hand-over
    double source = 1e-6 * BATCH + 1e-8 * rows + 1e-5;
    Prediction prediction = model.predict(Cluster.local(1, 8), BATCH);
    assertThat(source).isGreaterThan(way);
    assertThat(prediction.bottleneck()).isEqualTo(Bottleneck.SOURCE);
    assertThat(prediction.examplesPerSecond()).isCloseTo(BATCH / source, within(1.0));
    assertThat(prediction.linkBytesPerSecond()).isZero();
    Prediction squeezed = model.predict(Cluster.local(1, 1), BATCH);
    assertThat(squeezed.bottleneck()).isEqualTo(Bottleneck.CORES);
    assertThat(squeezed.examplesPerSecond()).isLessThan(BATCH / (source + way - 1e-4));
  }

  @Test
  void betterMachinesAreNeverSlower() {
    ScaleModel model = new ScaleModel(COSTS, DISTINCT);
    for (int workers = 1; workers <= 64; workers *= 2) {
      double base = speed(model, workers, 4, 1, 1e-4);
      assertThat(speed(model, workers, 8, 1, 1e-4)).isGreaterThanOrEqualTo(base);
      assertThat(speed(model, workers, 4, 10, 1e-4)).isGreaterThanOrEqualTo(base);
      assertThat(speed(model, workers, 4, 1, 1e-5)).isGreaterThanOrEqualTo(base);
    }
  }

  /** What a step costs whatever its size counts less, and rows are shared by more examples. */
  @Test
  void largerStepsAreNeverSlower() {
    ScaleModel model = new ScaleModel(COSTS, DISTINCT);
    for (int workers = 1; workers <= 64; workers *= 2) {
      double last = 0;
      for (double batch = 64; batch <= 65_536; batch *= 4) {
        double speed = model.predict(Cluster.of(workers, 4, 10, 1e-4), batch).examplesPerSecond();
        assertThat(speed).isGreaterThanOrEqualTo(last);
        last = speed;
      }
    }
  }

  @Test
  void slowLinkIsFilledAndSaysSo() {
    ScaleModel model = new ScaleModel(COSTS, DISTINCT);
    Prediction prediction = model.predict(Cluster.of(8, 64, 1e-3, 0), BATCH);
    assertThat(prediction.bottleneck()).isEqualTo(Bottleneck.NETWORK);
    assertThat(prediction.linkBytesPerSecond()).isLessThanOrEqualTo(1e6 / 8 * 1.001);
    assertThat(prediction.linkBytesPerSecond()).isGreaterThan(1e6 / 8 * 0.9);
  }

  @Test
  void longWaysLeaveTwoMessagesAStep() {
    ScaleModel model = new ScaleModel(COSTS, DISTINCT);
    Prediction prediction = model.predict(Cluster.of(8, 64, 100, 1), BATCH);
    assertThat(prediction.bottleneck()).isEqualTo(Bottleneck.LATENCY);
    assertThat(prediction.stepsPerSecond()).isCloseTo(0.5, within(0.01));
  }

  @Test
  void workThatIsForExamplesAloneIsSharedByAllWorkers() {
    StepCosts ideal =
        new StepCosts(new Cost(1e-6, 0, 0), FREE, FREE, FREE, FREE, FREE, FREE, FREE, 0, 0);
    ScaleModel model = new ScaleModel(ideal, DISTINCT);
    assertThat(speed(model, 64, 4, 1, 0)).isCloseTo(64 * speed(model, 1, 4, 1, 0), within(1.0));
  }

  @Test
  void curveGoesThroughItsPointsAndOn() {
    assertThat(DISTINCT.rows(1)).isCloseTo(40, within(1e-9));
    assertThat(DISTINCT.rows(100)).isCloseTo(400, within(1e-9));
    assertThat(DISTINCT.rows(1_000_000)).isCloseTo(40_000, within(1e-6));
    assertThat(DISTINCT.rows(0.5)).isCloseTo(20, within(1e-9));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DistinctCurve(new double[] {1}, new double[] {1}));
  }

  private static double speed(
      ScaleModel model, int workers, int cores, double gigabits, double latency) {
    return model.predict(Cluster.of(workers, cores, gigabits, latency), BATCH).examplesPerSecond();
  }
}
