package dev.eddy.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.example.BatchBuilder;
import dev.eddy.learning.example.ExampleBuffer;
import dev.eddy.learning.gradient.GradientKernel;
import dev.eddy.learning.gradient.ScoreSink;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerSettings;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.optimizer.Penalty;
import dev.eddy.learning.settings.Algorithm;
import dev.eddy.learning.settings.Factors;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.settings.ModelSettings;
import dev.eddy.learning.settings.ModelType;
import dev.eddy.learning.settings.Scaling;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.learning.theta.ThetaSlice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * The frozen model is theta as it was when so many examples were trained, in servers and workers.
 */
class FrozenModelTest {
  private static final int BITS = 4;
  private static final int EVERY = 20;
  private static final int STEPS = 30;
  private static final OptimizerType[] OPTIMIZERS = {
    OptimizerType.SGD, OptimizerType.ADAGRAD, OptimizerType.NAG
  };

  /** Kinds of rows: plain, of shards' own steps, lazy, scaled, of several weights. */
  enum Kind {
    PLAIN,
    LOCAL,
    LAZY,
    SCALED,
    CLASSES,
    FACTORS;

    LearnerSettings settings(OptimizerType optimizer) {
      LearnerSettings plain =
          Learners.linear(BITS, true, LossType.LOGISTIC, optimizer, .3, false, 0);
      return switch (this) {
        case PLAIN -> plain;
        case LOCAL -> plain.withAlgorithm(Algorithm.LOCAL_SGD);
        case LAZY ->
            plain.withOptimizer(
                new OptimizerSettings(OptimizerType.ADAGRAD, .3)
                    .withPenalty(new Penalty(.001, .01)));
        case SCALED -> plain.withScaling(Scaling.STANDARDIZE);
        case CLASSES -> plain.withModel(ModelSettings.ofClasses(ModelType.SOFTMAX, BITS, true, 2));
        case FACTORS -> plain.withModel(ModelSettings.fm(BITS, true, new Factors(2, .3, 1)));
      };
    }
  }

  @Property(tries = 80, seed = "1")
  void itIsThetaAsItWasAtTheLastCopy(
      @ForAll Kind kind,
      @ForAll @IntRange(max = 2) int optimizer,
      @ForAll @IntRange(min = 1, max = 3) int sliceCount,
      @ForAll @IntRange(max = 1000) int seed) {
    LearnerSettings settings = kind.settings(OPTIMIZERS[optimizer]);
    Loop loop = new Loop(settings, sliceCount);
    Random random = new Random(seed);
    double[] expected = all(loop.frozen);
    long seen = 0;
    int copies = 0;
    boolean hasLivingGoneOn = false;
    for (int step = 0; step < STEPS; step++) {
      int count = 1 + random.nextInt(9);
      loop.step(batch(random, count));
      if ((seen + count) / EVERY > seen / EVERY) {
        expected = all(loop.living);
        copies++;
      }
      seen += count;
      hasLivingGoneOn |= !Arrays.equals(all(loop.living), expected);
      assertThat(all(loop.frozen)).isEqualTo(expected);
      assertThat(all(loop.restored())).isEqualTo(expected);
    }
    assertThat(copies).isGreaterThan(3);
    assertThat(hasLivingGoneOn).isTrue();
  }

  private static double[] all(Replica theta) {
    List<Double> weights = new ArrayList<>();
    double[] ofCoordinate = new double[8];
    for (int coordinate = 0; coordinate < theta.dimension(); coordinate++) {
      theta.weights(coordinate, ofCoordinate, 0);
      for (double weight : ofCoordinate) {
        weights.add(weight);
      }
    }
    for (double[] column : List.of(theta.scales(), theta.means(), theta.inverseDeviations())) {
      Arrays.stream(column).forEach(weights::add);
    }
    return weights.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static Batch batch(Random random, int count) {
    BatchBuilder builder = new BatchBuilder();
    ExampleBuffer example = new ExampleBuffer();
    for (int e = 0; e < count; e++) {
      example.clear();
      int feature = random.nextInt(1 << BITS);
      double value = random.nextGaussian();
      example.label(value + random.nextGaussian() > 0 ? 1 : 0);
      example.add(feature, value);
      example.add((feature + 3) % (1 << BITS), 1);
      builder.add(example);
    }
    return builder.build();
  }

  /** One worker and its servers. */
  private static final class Loop {
    private final LearnerSettings settings;
    private final SliceMap slices;
    private final GradientKernel kernel;
    private final List<ThetaSlice> theta = new ArrayList<>();
    private final Replica living;
    private final Replica frozen;

    Loop(LearnerSettings settings, int sliceCount) {
      this.settings = settings;
      slices = new SliceMap(settings.model().dimension(), sliceCount);
      kernel = GradientKernel.of(settings);
      living = new Replica(settings);
      frozen = living.toFreeze();
      for (int slice = 0; slice < sliceCount; slice++) {
        theta.add(new ThetaSlice(settings, slices, slice, EVERY));
      }
    }

    void step(Batch batch) {
      ShardGradient gradient = kernel.compute(List.of(batch), living, ScoreSink.unheard());
      ShardGradient[] parts = gradient.split(slices);
      for (int slice = 0; slice < parts.length; slice++) {
        ThetaDelta delta = theta.get(slice).step(List.of(parts[slice])).after();
        living.apply(delta);
        if (delta.freeze().isNow()) {
          frozen.freeze(living, slices, slice);
        }
      }
    }

    /**
     * Returns the frozen model of a worker that starts with what a checkpoint keeps of the servers.
     */
    Replica restored() {
      Replica other = new Replica(settings).toFreeze();
      for (int slice = 0; slice < theta.size(); slice++) {
        ThetaSlice restored = new ThetaSlice(settings, slices, slice, EVERY);
        restored.restore(theta.get(slice).touched());
        ThetaDelta whole = restored.chunk(0, Integer.MAX_VALUE).delta();
        other.freeze(whole.coordinates(), whole.freeze().model());
      }
      return other;
    }
  }
}
