package dev.eddy.jmh;

import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.learning.theta.ThetaSlice;
import dev.eddy.streaming.wire.Block;
import dev.eddy.streaming.wire.BlockSerializer;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.GradientSerializer;
import dev.eddy.streaming.wire.SplitMark;
import dev.eddy.streaming.wire.Theta;
import dev.eddy.streaming.wire.ThetaSerializer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
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
 * What the wire costs without the network: writes a message and reads it again. An operation is an
 * example of a block of clicks, or a coordinate of a gradient or of theta (NAG's).
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SerializerBenchmark {
  private static final SplitMark MARK = new SplitMark(0, 0, 0, new long[1]);

  private final TypeSerializer<Block> blocks = new BlockSerializer();
  private final TypeSerializer<Gradient> gradients = new GradientSerializer();
  private final TypeSerializer<Theta> thetas = new ThetaSerializer();
  private final DataOutputSerializer out = new DataOutputSerializer(1 << 20);
  private final DataInputDeserializer in = new DataInputDeserializer();
  private Block block;
  private Gradient gradient;
  private Theta theta;

  @Setup
  public void generate() throws IOException {
    LearnerSettings learner = Samples.learner(OptimizerType.NAG, false);
    ShardGradient part = Samples.gradient(learner, 0, 0);
    ThetaSlice slice = new ThetaSlice(learner, new SliceMap(learner.model().dimension(), 1), 0);
    block = new Block(0, MARK, Samples.clickBatch());
    gradient = new Gradient(0, 0, 0, 0, false, part);
    theta = new Theta(0, 1, 0, true, false, slice.step(List.of(part)).after());
  }

  @Benchmark
  @OperationsPerInvocation(Samples.EXAMPLES)
  public Block block() throws IOException {
    return copy(blocks, block);
  }

  @Benchmark
  @OperationsPerInvocation(Samples.COORDINATES)
  public Gradient gradient() throws IOException {
    return copy(gradients, gradient);
  }

  @Benchmark
  @OperationsPerInvocation(Samples.COORDINATES)
  public Theta theta() throws IOException {
    return copy(thetas, theta);
  }

  private <T> T copy(TypeSerializer<T> serializer, T message) throws IOException {
    out.clear();
    serializer.serialize(message, out);
    in.setBuffer(out.getSharedBuffer(), 0, out.length());
    return serializer.deserialize(in);
  }
}
