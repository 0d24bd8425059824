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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.configuration.Configuration;

/** Runs one contender in this process and measures it. */
public final class ContenderRun {
  private final Configuration options;
  private final PrintStream progress;
  private final ProcessWatch watch;
  private final Optional<Profile> profile;

  private ContenderRun(
      Configuration options, PrintStream progress, ProcessWatch watch, Optional<Profile> profile) {
    this.options = options;
    this.progress = progress;
    this.watch = watch;
    this.profile = profile;
  }

  /**
   * Runs.
   *
   * @param options of a job; others than eddy read those that they know
   * @param isProfiled whether to look at stacks all the time
   * @param progress takes a line now and then
   */
  public static Measurement of(
      Contestant contestant, Configuration options, boolean isProfiled, PrintStream progress)
      throws Exception {
    Optional<Profile> profile = isProfiled ? Optional.of(Profile.start()) : Optional.empty();
    try (ProcessWatch watch = ProcessWatch.start()) {
      ContenderRun run = new ContenderRun(options, progress, watch, profile);
      return switch (contestant) {
        case LOOP -> run.loop();
        case EDDY -> run.eddy();
        case DISCARD -> run.discard();
      };
    } finally {
      profile.ifPresent(Profile::close);
    }
  }

  private Measurement loop() throws IOException {
    PlainLoop loop = new PlainLoop(ModelOptions.BITS.of(options), optimizer());
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
        "",
        shares(startMillis, endMillis),
        List.of());
  }

  private OptimizerSettings optimizer() {
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

  private Measurement eddy() throws Exception {
    AtomicReference<JobFacts> facts = new AtomicReference<>();
    RunResult result =
        LocalRun.run(
            LocalJob.prepare(options, 0),
            progress,
            (rest, job) -> {
              watch.sample();
              facts.set(JobFacts.read(rest, job, watch::taskCpuSeconds));
            });
    return measurement(
        facts.get(),
        result.summary().path("trained").asLong(),
        result.metric("log_loss"),
        result.summary().path("steps").asLong(),
        result.thetaSha256(),
        result.gradientDigest());
  }

  private Measurement discard() throws Exception {
    DiscardJob job = DiscardJob.of(options);
    JobFacts facts = job.run(watch::taskCpuSeconds);
    watch.sample();
    return measurement(facts, job.recordCount(), Double.NaN, 0, "", "");
  }

  private Measurement measurement(
      JobFacts job, long examples, double logLoss, long steps, String theta, String digest)
      throws IOException {
    return new Measurement(
        job.seconds(),
        examples,
        logLoss,
        steps,
        job.bytesSent(),
        watch.cpuSeconds(job.startMillis(), job.endMillis()),
        watch.memory(job.startMillis(), job.endMillis()),
        theta,
        digest,
        shares(job.startMillis(), job.endMillis()),
        job.tasks());
  }

  private Map<Work, Double> shares(long fromMillis, long toMillis) throws IOException {
    return profile.isEmpty() ? Map.of() : profile.get().shares(watch, fromMillis, toMillis);
  }
}
