package dev.eddy.jmh;

import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.learning.theta.ThetaSlice;
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
 * A step of the server with one shard's gradient: the sum, the optimizer, the digest and the delta.
 * An operation is a touched coordinate.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OptimizerBenchmark {
  @Param OptimizerType optimizer;

  private ThetaSlice slice;
  private List<ShardGradient> gradients;

  @Setup
  public void generate() {
    LearnerSettings learner = Samples.learner(optimizer, false);
    slice = new ThetaSlice(learner, new SliceMap(learner.model().dimension(), 1), 0);
    gradients = List.of(Samples.gradient(learner, 0, 0));
  }

  @Benchmark
  @OperationsPerInvocation(Samples.COORDINATES)
  public ThetaSlice.Change step() {
    return slice.step(gradients);
  }
}
