package dev.eddy.jmh;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.gradient.GradientKernel;
import dev.eddy.learning.gradient.ScoreSink;
import dev.eddy.learning.gradient.ThetaScorer;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ShardGradient;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a worker does with a step of 4,096 clicks. An operation is an example of 39 features; 6.2 of
 * them are distinct ones of the step.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GradientBenchmark {
  @Param({"ADAGRAD", "NAG", "FTRL"})
  OptimizerType optimizer;

  private final double[] predictions = new double[Samples.EXAMPLES];
  private Batch batch;
  private Replica theta;
  private GradientKernel kernel;
  private ThetaScorer scorer;

  @Setup
  public void generate() throws IOException {
    LearnerSettings learner = Samples.learner(optimizer, true);
    batch = Samples.clickBatch();
    theta = new Replica(learner);
    kernel = GradientKernel.of(learner);
    scorer = new ThetaScorer(learner);
  }

  /** Theta . x and what is predicted of it. */
  @Benchmark
  @OperationsPerInvocation(Samples.EXAMPLES)
  public double[] dot() {
    scorer.predict(batch, theta, predictions, 0);
    return predictions;
  }

  /** The same, the loss's derivative, and the sums for each distinct feature. */
  @Benchmark
  @OperationsPerInvocation(Samples.EXAMPLES)
  public ShardGradient gradient() {
    return kernel.compute(List.of(batch), theta, ScoreSink.unheard());
  }
}
