package dev.eddy.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.example.StepRamp;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.loss.Task;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.Algorithm;
import dev.eddy.learning.settings.Factors;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.settings.ModelSettings;
import dev.eddy.learning.settings.ModelType;
import dev.eddy.learning.theta.Replica;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The laws of learning, for models with several weights a coordinate. */
class ModelLawsTest {
  private static final int BITS = 4;
  private static final int CLASSES = 3;

  /** Models of several weights, each with a loss of its own. */
  enum Model {
    SOFTMAX,
    ONE_VS_REST,
    MACHINE_OF_NUMBERS,
    MACHINE_OF_CLASSES;

    LearnerSettings settings(OptimizerType optimizer, double rate) {
      LossType loss = this == MACHINE_OF_NUMBERS ? LossType.SQUARED : LossType.LOGISTIC;
      return Learners.linear(BITS, true, loss, optimizer, rate, false, 0).withModel(model());
    }

    private ModelSettings model() {
      return switch (this) {
        case SOFTMAX -> ModelSettings.ofClasses(ModelType.SOFTMAX, BITS, true, CLASSES);
        case ONE_VS_REST -> ModelSettings.ofClasses(ModelType.ONE_VS_REST, BITS, true, CLASSES);
        case MACHINE_OF_NUMBERS, MACHINE_OF_CLASSES ->
            ModelSettings.fm(BITS, true, new Factors(3, 0.3, 1));
      };
    }
  }

  @Property(tries = 60, seed = "1")
  void numberOfSlicesDoesNotChangeABit(
      @ForAll Model model,
      @ForAll OptimizerType optimizer,
      @ForAll boolean isLocal,
      @ForAll @IntRange(max = 1) int delay,
      @ForAll @IntRange(min = 2, max = 20) int sliceCount) {
    LearnerSettings settings = settings(model, optimizer, 0.1, isLocal).withDelay(delay);
    List<Example> examples = randomExamples(settings, 200, sliceCount);
    SequentialLearner whole = new SequentialLearner(settings, 2, 1);
    SequentialLearner sliced = new SequentialLearner(settings, 2, sliceCount);

    List<Double> expected = train(whole, 2, 16, examples).scores();
    List<Double> actual = train(sliced, 2, 16, examples).scores();

    assertThat(sliced.thetaHash()).isEqualTo(whole.thetaHash());
    assertThat(actual).isEqualTo(expected);
  }

  @Property(tries = 60, seed = "2")
  void aRestoredLearnerGoesOnBitForBit(
      @ForAll Model model, @ForAll OptimizerType optimizer, @ForAll boolean isLocal) {
    LearnerSettings settings = settings(model, optimizer, 0.1, isLocal);
    // The second half touches coordinates that the first has not.
    List<Example> first = List.of(Example.of(1, 3, 1), Example.of(0, 5, -2));
    List<Example> second = randomExamples(settings, 100, 7);
    SequentialLearner learner = new SequentialLearner(settings, 2, 3);
    train(learner, 2, 1, first);
    SequentialLearner restored = learner.restored();

    List<Double> expected = train(learner, 2, 8, second).scores();
    List<Double> actual = train(restored, 2, 8, second).scores();

    assertThat(actual).isEqualTo(expected);
    assertThat(restored.thetaHash()).isEqualTo(learner.thetaHash());
    assertThat(restored.gradientDigest()).isEqualTo(learner.gradientDigest());
  }

  @Property(tries = 500, seed = "3")
  void nothingMakesThetaOrAScoreNonFinite(
      @ForAll Model model,
      @ForAll OptimizerType optimizer,
      @ForAll boolean isLocal,
      @ForAll("extremes") double rate,
      @ForAll @IntRange(min = 1, max = 5) int batchSize,
      @ForAll @Size(min = 1, max = 20) List<@From("extremes") Double> numbers) {
    boolean isRate = rate > 0 && rate <= 1e100;
    LearnerSettings settings = settings(model, optimizer, isRate ? rate : 0.5, isLocal);
    SequentialLearner learner = new SequentialLearner(settings, 2, 2);
    List<Example> examples = new ArrayList<>();
    for (int e = 0; e < numbers.size(); e++) {
      double label = numbers.get((7 * e + 3) % numbers.size());
      boolean isNumber = settings.task() == Task.REGRESSION && Double.isFinite(label);
      double[] values = {numbers.get(e), numbers.get((e + 1) % numbers.size()), 1};
      int[] features = {e % 3, 3 + e % 2, 5 + e % 10};
      examples.add(new Example(isNumber ? label : e % 2, features, values));
    }

    List<Double> scores = new ArrayList<>(train(learner, 2, batchSize, examples).scores());
    scores.addAll(train(learner, 2, batchSize, examples).scores());

    assertThat(scores).allSatisfy(score -> assertThat(score).isFinite());
    learner.slices().stream()
        .flatMapToDouble(slice -> Arrays.stream(slice.touched().columns()))
        .forEach(column -> assertThat(column).isFinite());
  }

  @Test
  void oneShardOfLocalSgdLearnsAsIfExamplesCameOneByOne() {
    for (Model model : Model.values()) {
      for (OptimizerType optimizer : List.of(OptimizerType.ADAGRAD, OptimizerType.NAG)) {
        LearnerSettings oneByOne = model.settings(optimizer, 0.1);
        List<Example> examples = randomExamples(oneByOne, 500, 11);
        SequentialLearner textbook = new SequentialLearner(oneByOne, 1, 1);
        SequentialLearner local =
            new SequentialLearner(oneByOne.withAlgorithm(Algorithm.LOCAL_SGD), 1, 1);

        List<Double> expected = train(textbook, 1, 1, examples).scores();
        List<Double> actual = train(local, 1, 32, examples).scores();

        for (int i = 0; i < expected.size(); i++) {
          // A row takes the same steps, but its changes are added once more at the server.
          assertThat(actual.get(i)).isCloseTo(expected.get(i), within(1e-10));
        }
      }
    }
  }

  /** Made with 40 digits from p_k - [k = y], rate 1/2. */
  @Test
  void softmaxTakesTheTextbooksSteps() {
    LearnerSettings settings =
        Learners.linear(1, false, LossType.LOGISTIC, OptimizerType.SGD, 0.5, false, 0)
            .withModel(ModelSettings.ofClasses(ModelType.SOFTMAX, 1, false, CLASSES));
    SequentialLearner learner = new SequentialLearner(settings, 1, 1);
    double[][] expected = {
      {1.0 / 3, -1.0 / 6, -1.0 / 6, 2.0 / 3, -1.0 / 3, -1.0 / 3},
      {
        0.21698506452388402, -0.358492532261942, 0.14150746773805797,
        0.783014935476116, -0.14150746773805797, -0.641507467738058
      },
      {
        0.05350468409284375, -0.15713182924919022, 0.10362714515634647,
        0.4560541746140354, 0.2612139382874456, -0.7172681129014811
      },
      {
        0.6914026515668238, -0.39474713492326685, -0.29665551664355694,
        0.4560541746140354, 0.2612139382874456, -0.7172681129014811
      },
      {
        0.8085204628051333, -0.10917635558081001, -0.6993441072243233,
        0.33893636337572586, -0.024356841055011198, -0.3145795223207146
      }
    };
    double[] losses = {
      1.0986122886681098, 0.9580200879470337, 1.637029133695953, 1.01582924906413, 1.636691855886446
    };
    double[][] values = {{1, 2}, {1, -1}, {0.5, 1}, {2, 0}, {-1, 1}};
    double[] labels = {0, 2, 1, 0, 2};
    for (int step = 0; step < values.length; step++) {
      Example example = new Example(labels[step], new int[] {0, 1}, values[step]);

      ScoreLog log = train(learner, 1, 1, List.of(example));

      assertThat(log.losses().get(0)).isCloseTo(losses[step], within(1e-12));
      assertWeights(learner.theta(), CLASSES, expected[step]);
    }
  }

  /** Rendle 2010, equation 4, written out for two features and one factor. */
  @Test
  void aMachineTakesTheTextbooksSteps() {
    LearnerSettings settings =
        Learners.linear(1, true, LossType.SQUARED, OptimizerType.SGD, 0.1, false, 0)
            .withModel(ModelSettings.fm(1, true, new Factors(1, 0.5, 1)));
    SequentialLearner learner = new SequentialLearner(settings, 1, 1);
    double[] w = new double[3];
    double[] v = {settings.model().initialWeight(0, 1), settings.model().initialWeight(1, 1)};
    double[][] values = {{1, 2}, {1, -1}, {0.5, 1}, {2, 0.25}, {-1, 1}};
    double[] labels = {1, -1, 2, 0.5, 0};
    for (int step = 0; step < values.length; step++) {
      double a = values[step][0];
      double b = values[step][1];
      double margin = w[2] + w[0] * a + w[1] * b + v[0] * v[1] * a * b;
      double move = 0.1 * (margin - labels[step]);
      double before = v[0];
      v[0] -= move * a * b * v[1];
      v[1] -= move * a * b * before;
      w[0] -= move * a;
      w[1] -= move * b;
      w[2] -= move;
      Example example = new Example(labels[step], new int[] {0, 1}, values[step]);

      ScoreLog log = train(learner, 1, 1, List.of(example));

      assertThat(log.scores().get(0)).isCloseTo(margin, within(1e-12));
      assertWeights(learner.theta(), 2, w[0], v[0], w[1], v[1], w[2], 0);
    }
  }

  /** A feature that no step has shown yet starts with its factors, in the scale of its value. */
  @Test
  void nagKeepsInitialFactorsWhateverTheScaleOfTheFirstValue() {
    LearnerSettings settings =
        Learners.linear(BITS, true, LossType.SQUARED, OptimizerType.NAG, 0.1, false, 0)
            .withModel(ModelSettings.fm(BITS, true, new Factors(3, 0.3, 1)));
    for (boolean isLocal : new boolean[] {false, true}) {
      List<List<Double>> scores = new ArrayList<>();
      for (double scale : new double[] {1, 1024}) {
        SequentialLearner learner =
            new SequentialLearner(
                isLocal ? settings.withAlgorithm(Algorithm.LOCAL_SGD) : settings, 2, 1);
        List<Example> examples = new ArrayList<>();
        for (Example example : randomExamples(settings, 200, 5)) {
          double[] scaled = Arrays.stream(example.values()).map(x -> scale * x).toArray();
          examples.add(new Example(example.label(), example.features(), scaled));
        }
        scores.add(train(learner, 2, 8, examples).scores());
        assertThat(learner.theta().weight(3, 1)).isNotZero();
      }
      // Powers of two round nothing.
      assertThat(scores.get(1)).isEqualTo(scores.get(0));
    }
  }

  @Provide
  Arbitrary<Double> extremes() {
    return Arbitraries.of(
        0.0,
        1.0,
        -1.0,
        0.1,
        -1e5,
        1e38,
        -1e38,
        1e60,
        -1e60,
        1e100,
        1e300,
        -1e300,
        1e-38,
        1e-41,
        -1e-170,
        Double.MAX_VALUE,
        Double.MIN_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY);
  }

  private static LearnerSettings settings(
      Model model, OptimizerType optimizer, double rate, boolean isLocal) {
    LearnerSettings settings = model.settings(optimizer, rate);
    return isLocal && settings.rule().hasAdditiveRows()
        ? settings.withAlgorithm(Algorithm.LOCAL_SGD)
        : settings;
  }

  private static ScoreLog train(
      SequentialLearner learner, int shardCount, int batchSize, List<Example> examples) {
    ScoreLog log = new ScoreLog();
    new StreamTrainer(learner, shardCount, new StepRamp(1, batchSize, false)).train(examples, log);
    return log;
  }

  /** All weights of a coordinate stand together. */
  private static void assertWeights(Replica theta, int weightCount, double... weights) {
    for (int i = 0; i < weights.length; i++) {
      assertThat(theta.weight(i / weightCount, i % weightCount))
          .isCloseTo(weights[i], within(1e-12));
    }
  }

  private static List<Example> randomExamples(LearnerSettings settings, int count, long seed) {
    Random random = new Random(seed);
    List<Example> examples = new ArrayList<>();
    for (int e = 0; e < count; e++) {
      int first = random.nextInt(1 << BITS);
      double[] values = {random.nextGaussian(), 2 * random.nextGaussian(), 1};
      int[] features = {first, (first + 5) % (1 << BITS), (first + 9) % (1 << BITS)};
      double signal = values[0] * values[1] + first % 3 + random.nextGaussian();
      double label =
          settings.task() == Task.MULTICLASS
              ? random.nextInt(CLASSES)
              : Learners.label(settings.loss().type(), signal);
      examples.add(new Example(label, features, values));
    }
    return examples;
  }
}
