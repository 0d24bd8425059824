package dev.eddy.cli.bench.scale;

import dev.eddy.cli.bench.measure.Measurement;
import dev.eddy.cli.bench.measure.TaskUse;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Finds what a step costs from runs of one worker with steps of several sizes. What the process
 * used beyond its tasks' CPU time is everybody else's.
 */
public final class Calibration {
  private final List<Measurement> runs;
  private final DistinctCurve distinct;

  /**
   * Takes what was measured.
   *
   * @param runs of one worker and one shard, at least one
   */
  public Calibration(List<Measurement> runs, DistinctCurve distinct) {
    this.runs = List.copyOf(runs);
    this.distinct = distinct;
  }

  /**
   * Returns the costs.
   *
   * @param inputBytes of an example as it is read
   */
  public StepCosts costs(double inputBytes) {
    Cost worker = fit(run -> cpuSeconds(run, Calibration::isWorker));
    Cost receiver = fitRows(run -> cpuSeconds(run, Calibration::isReceiver));
    Cost server = fitRows(run -> cpuSeconds(run, Calibration::isServer));
    Cost source = fit(run -> cpuSeconds(run, Calibration::isSource));
    return new StepCosts(
        source,
        worker,
        receiver,
        server,
        fit(Calibration::otherSeconds),
        fit(run -> bytesRead(run, Calibration::isWorker)),
        fitRows(run -> bytesRead(run, Calibration::isServer)),
        fitRows(run -> bytesRead(run, Calibration::isReceiver)),
        handover(),
        inputBytes);
  }

  private Cost fit(ToDoubleFunction<Measurement> total) {
    return fit(total, true);
  }

  /** Fits what sees no example, only what becomes of it. */
  private Cost fitRows(ToDoubleFunction<Measurement> total) {
    return fit(total, false);
  }

  private Cost fit(ToDoubleFunction<Measurement> total, boolean seesExamples) {
    double[][] x = new double[runs.size()][];
    double[] y = new double[runs.size()];
    for (int i = 0; i < y.length; i++) {
      double batch = batch(runs.get(i));
      x[i] = new double[] {seesExamples ? batch : 0, distinct.rows(batch), 1};
      y[i] = total.applyAsDouble(runs.get(i)) / runs.get(i).steps();
    }
    double[] c = NonNegativeFit.fit(x, y);
    return new Cost(c[0], c[1], c[2]);
  }

  /** The shortest step that was seen, less the work on its way. */
  private double handover() {
    return runs.stream()
        .mapToDouble(
            run ->
                Math.max(
                        0,
                        run.seconds()
                            - cpuSeconds(
                                run, name -> isWorker(name) || isReceiver(name) || isServer(name)))
                    / run.steps())
        .min()
        .orElse(0);
  }

  private static double batch(Measurement run) {
    return (double) run.examples() / run.steps();
  }

  private static double otherSeconds(Measurement run) {
    return Math.max(
        0,
        run.cpuSeconds()
            - cpuSeconds(
                run,
                name -> isSource(name) || isWorker(name) || isReceiver(name) || isServer(name)));
  }

  private static double cpuSeconds(Measurement run, Predicate<String> isIt) {
    return run.tasks().stream()
        .filter(task -> isIt.test(task.name()))
        .mapToDouble(TaskUse::cpuSeconds)
        .sum();
  }

  private static double bytesRead(Measurement run, Predicate<String> isIt) {
    return run.tasks().stream()
        .filter(task -> isIt.test(task.name()))
        .mapToDouble(TaskUse::bytesRead)
        .sum();
  }

  private static boolean isSource(String task) {
    return task.startsWith("Source:");
  }

  private static boolean isWorker(String task) {
    return task.startsWith("worker");
  }

  private static boolean isServer(String task) {
    return task.startsWith("server");
  }

  private static boolean isReceiver(String task) {
    return task.startsWith("tail");
  }
}
