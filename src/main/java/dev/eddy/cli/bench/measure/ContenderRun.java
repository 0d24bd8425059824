package dev.eddy.cli.bench.measure;

import dev.eddy.cli.bench.loop.PlainLoop;
import dev.eddy.cli.local.LocalJob;
import dev.eddy.cli.local.LocalRun;
import dev.eddy.cli.local.RunResult;
import dev.eddy.job.options.InputOptions;
import dev.eddy.job.options.ModelOptions;
import dev.eddy.job.options.OptimizerOptions;
import dev.eddy.learning.optimizer.OptimizerSettings;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.optimizer.Penalty;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.configuration.Configuration;

/** Runs one contender in this process and measures it. */
public final class ContenderRun {
  private ContenderRun() {}

  /**
   * Runs.
   *
   * @param options of a job; a loop reads those that it knows
   * @param progress takes a line now and then
   */
  public static Measurement of(Contestant contestant, Configuration options, PrintStream progress)
      throws Exception {
    try (ProcessWatch watch = ProcessWatch.start()) {
      return switch (contestant) {
        case LOOP -> loop(options, watch);
        case EDDY -> eddy(options, watch, progress);
      };
    }
  }

  private static Measurement loop(Configuration options, ProcessWatch watch) throws IOException {
    PlainLoop loop = new PlainLoop(ModelOptions.BITS.of(options), optimizer(options));
    long startMillis = System.currentTimeMillis();
    long start = System.nanoTime();
    loop.train(Path.of(InputOptions.PATH.of(options)));
    double seconds = (System.nanoTime() - start) / 1e9;
    watch.sample();
    long endMillis = System.currentTimeMillis();
    return new Measurement(
        seconds,
        loop.exampleCount(),
        loop.logLoss(),
        0,
        0,
        watch.cpuSeconds(startMillis, endMillis),
        watch.memory(startMillis, endMillis),
        "",
        "");
  }

  private static OptimizerSettings optimizer(Configuration options) {
    OptimizerType type = OptimizerOptions.OPTIMIZER.of(options);
    double rate =
        OptimizerOptions.LEARNING_RATE
            .find(options)
            .orElse(type.defaultLearningRate(ModelOptions.LOSS.of(options)));
    double l1 = OptimizerOptions.L1.of(options);
    double l2 = OptimizerOptions.L2.of(options);
    return new OptimizerSettings(type, rate)
        .withBeta(OptimizerOptions.BETA.of(options))
        .withPenalty(new Penalty(l1, l2));
  }

  private static Measurement eddy(Configuration options, ProcessWatch watch, PrintStream progress)
      throws Exception {
    AtomicReference<JobFacts> facts = new AtomicReference<>();
    RunResult result =
        LocalRun.run(
            LocalJob.prepare(options, 0),
            progress,
            (rest, job) -> {
              watch.sample();
              facts.set(JobFacts.read(rest, job));
            });
    JobFacts job = facts.get();
    return new Measurement(
        job.seconds(),
        result.summary().path("trained").asLong(),
        result.metric("log_loss"),
        result.summary().path("steps").asLong(),
        job.bytesSent(),
        watch.cpuSeconds(job.startMillis(), job.endMillis()),
        watch.memory(job.startMillis(), job.endMillis()),
        result.thetaSha256(),
        result.gradientDigest());
  }
}
