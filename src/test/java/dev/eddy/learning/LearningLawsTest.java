package dev.eddy.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.example.StepRamp;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.settings.Scaling;
import dev.eddy.learning.theta.Replica;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The laws of learning, for every optimizer, loss and scaling. */
class LearningLawsTest {
  private static final int BITS = 5;

  @Property(tries = 200, seed = "1")
  void numberOfSlicesDoesNotChangeABit(
      @ForAll LossType loss,
      @ForAll OptimizerType optimizer,
      @ForAll Scaling scaling,
      @ForAll @IntRange(max = 2) int delay,
      @ForAll @IntRange(min = 1, max = 4) int shardCount,
      @ForAll @IntRange(min = 2, max = 40) int sliceCount) {
    LearnerSettings settings =
        Learners.linear(BITS, true, loss, optimizer, 0.5, false, delay).withScaling(scaling);
    List<Example> examples = randomExamples(loss, 200, 1 + sliceCount);
    List<Double> margins = new ArrayList<>();
    List<Double> slicedMargins = new ArrayList<>();
    SequentialLearner whole = new SequentialLearner(settings, shardCount, 1);
    SequentialLearner sliced = new SequentialLearner(settings, shardCount, sliceCount);

    train(whole, shardCount, 16, examples, margins);
    train(sliced, shardCount, 16, examples, slicedMargins);

    assertThat(sliced.thetaHash()).isEqualTo(whole.thetaHash());
    assertThat(slicedMargins).isEqualTo(margins);
  }

  @Property(tries = 1_000, seed = "2")
  void nothingMakesThetaOrAScoreNonFinite(
      @ForAll LossType loss,
      @ForAll OptimizerType optimizer,
      @ForAll Scaling scaling,
      @ForAll("extremes") double rate,
      @ForAll @IntRange(min = 1, max = 5) int batchSize,
      @ForAll @Size(min = 1, max = 30) List<@From("extremes") Double> numbers) {
    boolean isRate = rate > 0 && rate <= 1e100;
    LearnerSettings settings =
        Learners.linear(BITS, true, loss, optimizer, isRate ? rate : 0.5, false, 0)
            .withScaling(scaling);
    SequentialLearner learner = new SequentialLearner(settings, 2, 2);
    List<Example> examples = extremeExamples(loss, numbers);
    List<Double> margins = new ArrayList<>();

    train(learner, 2, batchSize, examples, margins);
    train(learner, 2, batchSize, examples, margins);

    assertThat(margins).allSatisfy(margin -> assertThat(margin).isFinite());
    learner.slices().stream()
        .flatMapToDouble(slice -> Arrays.stream(slice.touched().columns()))
        .forEach(column -> assertThat(column).isFinite());
  }

  @ParameterizedTest
  @EnumSource(OptimizerType.class)
  void fourShardsLearnWhatOneLearns(OptimizerType optimizer) {
    for (LossType loss : LossType.values()) {
      for (Scaling scaling : Scaling.values()) {
        if (scaling != Scaling.NONE && optimizer == OptimizerType.NAG) {
          continue; // See newScalesAreOneShardsOwnForOneStep().
        }
        LearnerSettings settings =
            Learners.linear(BITS, true, loss, optimizer, 0.1, false, 0).withScaling(scaling);
        List<Example> examples = new ArrayList<>(largestFirst());
        examples.addAll(randomExamples(loss, 3_000, 3));
        SequentialLearner one = new SequentialLearner(settings, 1, 1);
        SequentialLearner four = new SequentialLearner(settings, 4, 1);

        train(one, 1, 32, examples, new ArrayList<>());
        train(four, 4, 32, examples, new ArrayList<>());

        Replica expected = one.theta();
        for (int i = 0; i < expected.dimension(); i++) {
          // The shards' sums are added in another order, which rounds in the last of 16 digits; 100
          // steps may let that grow, by experience to 1e-13. At this rate momentum diverges on
          // losses without a bound, so the tolerance is relative.
          double tolerance = 1e-10 * Math.max(1, Math.abs(expected.weight(i)));
          assertThat(four.theta().weight(i)).isCloseTo(expected.weight(i), within(tolerance));
        }
      }
    }
  }

  @Property(generation = GenerationMode.EXHAUSTIVE)
  void newScalesAreOneShardsOwnForOneStep(@ForAll LossType loss, @ForAll Scaling scaling) {
    // Within a step a shard shrinks weights by its own largest values, so margins of NAG may
    // differ.
    LearnerSettings settings =
        Learners.linear(BITS, true, loss, OptimizerType.NAG, 0.25, false, 0).withScaling(scaling);
    List<Example> examples = randomExamples(loss, 3_000, 4);
    SequentialLearner one = new SequentialLearner(settings, 1, 1);
    SequentialLearner four = new SequentialLearner(settings, 4, 1);
    StepRamp ramp = new StepRamp(1, 64, true);
    double[] losses = new double[2];

    new StreamTrainer(one, 1, ramp).train(examples, (m, y, value) -> losses[0] += value);
    new StreamTrainer(four, 4, ramp).train(examples, (m, y, value) -> losses[1] += value);

    // One percent of the cumulative loss: all but the first hundred values have scales that are
    // known.
    assertThat(losses[1]).isCloseTo(losses[0], within(0.01 * losses[0]));
  }

  @Provide
  Arbitrary<Double> extremes() {
    return Arbitraries.of(
        0.0,
        -0.0,
        1.0,
        -1.0,
        0.1,
        1e-3,
        -1e5,
        1e38,
        -1e38,
        1e60,
        -1e60,
        1e100,
        1e300,
        -1e300,
        Double.MAX_VALUE,
        Double.MIN_VALUE,
        1e-38,
        1e-41,
        1e-100,
        -1e-170,
        1e-200,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY);
  }

  /** Takes the numbers in turns as labels, where they may be such, and as values. */
  private static List<Example> extremeExamples(LossType loss, List<Double> numbers) {
    List<Example> examples = new ArrayList<>();
    for (int e = 0; e < numbers.size(); e++) {
      double label = numbers.get((7 * e + 3) % numbers.size());
      boolean isLabel = loss.create().isLabel(label);
      double[] values = {numbers.get(e), numbers.get((e + 1) % numbers.size()), 1};
      int[] features = {e % 3, 3 + e % 2, 5 + e % 20};
      examples.add(new Example(isLabel ? loss.create().labelOf(label) : e % 2, features, values));
    }
    return examples;
  }

  private static void train(
      SequentialLearner learner,
      int shardCount,
      int batchSize,
      List<Example> examples,
      List<Double> margins) {
    new StreamTrainer(learner, shardCount, new StepRamp(1, batchSize, false))
        .train(examples, (margin, label, loss) -> margins.add(margin));
  }

  /** Four examples, one a shard, with the largest value of every feature. */
  private static List<Example> largestFirst() {
    int[] features = new int[1 << BITS];
    double[] values = new double[features.length];
    for (int i = 0; i < features.length; i++) {
      features[i] = i;
      values[i] = i % 2 == 0 ? 10 : -10;
    }
    Example largest = new Example(0, features, values);
    return List.of(largest, largest, largest, largest);
  }

  private static List<Example> randomExamples(LossType loss, int count, long seed) {
    Random random = new Random(seed);
    List<Example> examples = new ArrayList<>();
    for (int e = 0; e < count; e++) {
      int first = random.nextInt(1 << BITS);
      double[] values = {random.nextGaussian(), 2 * random.nextGaussian(), 1};
      int[] features = {first, (first + 5) % (1 << BITS), (first + 9) % (1 << BITS)};
      double signal = values[0] - values[1] + first % 3 + random.nextGaussian();
      double label = Learners.label(loss, signal);
      examples.add(new Example(label, features, values));
    }
    return examples;
  }
}
