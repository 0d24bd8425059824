package dev.eddy.jmh;

import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.learning.theta.ThetaSlice;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A step of the server with several shards' gradients, half of whose coordinates every shard has:
 * {@link OptimizerBenchmark} with more to sum. An operation is a coordinate of one shard's
 * gradient.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AggregateBenchmark {
  private static final int OWN = Samples.COORDINATES / 2;

  private ThetaSlice slice;
  private List<ShardGradient> two;
  private List<ShardGradient> eight;

  @Setup
  public void generate() {
    LearnerSettings learner = Samples.learner(OptimizerType.ADAGRAD, false);
    slice = new ThetaSlice(learner, new SliceMap(learner.model().dimension(), 1), 0);
    two = gradients(learner, 2);
    eight = gradients(learner, 8);
  }

  @Benchmark
  @OperationsPerInvocation(2 * Samples.COORDINATES)
  public ThetaSlice.Change stepOfTwoShards() {
    return slice.step(two);
  }

  @Benchmark
  @OperationsPerInvocation(8 * Samples.COORDINATES)
  public ThetaSlice.Change stepOfEightShards() {
    return slice.step(eight);
  }

  private static List<ShardGradient> gradients(LearnerSettings learner, int shards) {
    return IntStream.range(0, shards)
        .mapToObj(shard -> Samples.gradient(learner, shard, OWN))
        .toList();
  }
}
