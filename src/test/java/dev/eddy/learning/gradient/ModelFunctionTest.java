package dev.eddy.learning.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.Learners;
import dev.eddy.learning.example.Batch;
import dev.eddy.learning.example.BatchBuilder;
import dev.eddy.learning.example.ExampleBuffer;
import dev.eddy.learning.loss.Loss;
import dev.eddy.learning.loss.LossSettings;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.loss.Task;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.Factors;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.settings.ModelSettings;
import dev.eddy.learning.settings.ModelType;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.ThetaDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model's gradient against the slope of its loss, weight by weight. */
class ModelFunctionTest {
  private static final int BITS = 3;
  private static final int CLASSES = 4;
  private static final double[] NONE = new double[0];

  static Stream<LearnerSettings> models() {
    LearnerSettings plain =
        Learners.linear(BITS, true, LossType.LOGISTIC, OptimizerType.SGD, 0.1, false, 0);
    ModelSettings fm = ModelSettings.fm(BITS, true, new Factors(3, 0.5, 1));
    ModelSettings rest = ModelSettings.ofClasses(ModelType.ONE_VS_REST, BITS, true, CLASSES);
    return Stream.of(
        plain,
        plain.withModel(fm),
        plain.withModel(fm).withLoss(LossSettings.of(LossType.SQUARED)),
        plain.withModel(fm).withLoss(LossSettings.of(LossType.HUBER)),
        plain.withModel(ModelSettings.fm(BITS, false, new Factors(2, 0.5, 2))),
        plain.withModel(ModelSettings.ofClasses(ModelType.SOFTMAX, BITS, true, CLASSES)),
        plain.withModel(rest),
        plain.withModel(rest).withLoss(LossSettings.of(LossType.SMOOTH_HINGE)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void gradientIsTheSlopeOfTheLoss(LearnerSettings settings) {
    Random random = new Random(1);
    int weightCount = settings.model().weightCount();
    int[] coordinates = IntStream.range(0, settings.model().dimension()).toArray();
    double[] weights =
        random.doubles(settings.model().dimension() * (long) weightCount, -1, 1).toArray();
    List<Batch> batches = List.of(randomBatch(settings, random), randomBatch(settings, random));

    ShardGradient gradient = compute(settings, coordinates, weights, batches);

    assertThat(gradient.coordinates()).hasSizeGreaterThan(5);
    for (int i = 0; i < gradient.coordinates().length; i++) {
      for (int j = 0; j < weightCount; j++) {
        int at = gradient.coordinates()[i] * weightCount + j;
        double h = 1e-5;
        double slope =
            (lossAt(settings, coordinates, weights, at, h, batches)
                    - lossAt(settings, coordinates, weights, at, -h, batches))
                / (2 * h);
        // Central differences: rounding of sums near 20 by 2e-5, and h^2 of a third derivative.
        assertThat(gradient.gradientSums()[i * weightCount + j]).isCloseTo(slope, within(1e-8));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void whatIsNotTrainedIsPredictedAlike(LearnerSettings settings) {
    Random random = new Random(2);
    Replica theta = new Replica(settings);
    Batch batch = randomBatch(settings, random);
    List<Double> expected = new ArrayList<>();
    double[] actual = new double[batch.exampleCount()];

    GradientKernel.of(settings)
        .compute(
            List.of(batch),
            theta,
            new ScoreSink() {
              @Override
              public void add(double score, double label, double loss) {
                Loss scalar = settings.loss().create();
                boolean isNumber = scalar.task() == Task.REGRESSION;
                expected.add(isNumber ? score : scalar.prediction(score));
              }

              @Override
              public void add(double[] probabilities, int label, double loss) {
                double sum = 0;
                int predicted = 0;
                for (int k = 0; k < probabilities.length; k++) {
                  sum += probabilities[k];
                  predicted = probabilities[k] > probabilities[predicted] ? k : predicted;
                }
                assertThat(sum).isCloseTo(1, within(1e-14));
                expected.add((double) predicted);
              }
            });
    new ThetaScorer(settings).predict(batch, theta, actual, 0);

    assertThat(actual).containsExactly(expected.stream().mapToDouble(p -> p).toArray());
  }

  @Test
  void factorsOfTwoFeaturesAreAMatrixFactorization() {
    LearnerSettings settings = models().toList().get(2);
    double[] weights = new double[settings.model().dimension() * 4];
    double[] user = {0.5, 1, 2, 3};
    double[] item = {0.25, 4, 5, -6};
    System.arraycopy(user, 0, weights, 2 * 4, 4);
    System.arraycopy(item, 0, weights, 6 * 4, 4);
    weights[settings.model().intercept() * 4] = 10;
    int[] coordinates = IntStream.range(0, settings.model().dimension()).toArray();
    List<Double> margins = new ArrayList<>();
    ExampleBuffer example = new ExampleBuffer();
    example.clear();
    example.label(0);
    example.add(2, 1);
    example.add(6, 1);
    BatchBuilder builder = new BatchBuilder();
    builder.add(example);

    GradientKernel.of(settings)
        .compute(
            List.of(builder.build()),
            replica(settings, coordinates, weights),
            (score, label, loss) -> margins.add(score));

    // w0 + w_user + w_item + v_user . v_item
    assertThat(margins).containsExactly(10 + 0.5 + 0.25 + (4.0 + 10 - 18));
  }

  @Test
  void initialFactorsSpreadAsAsked() {
    ModelSettings model = ModelSettings.fm(14, true, new Factors(8, 0.5, 7));
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int coordinate = 0; coordinate < model.intercept(); coordinate++) {
      assertThat(model.initialWeight(coordinate, 0)).isZero();
      for (int j = 1; j < model.weightCount(); j++) {
        double v = model.initialWeight(coordinate, j);
        sum += v;
        squares += v * v;
        count++;
      }
    }

    // 131,072 of them: the mean lies within 4 deviations of 0.5 / sqrt(count).
    assertThat(sum / count).isCloseTo(0, within(0.006));
    assertThat(Math.sqrt(squares / count)).isCloseTo(0.5, within(0.005));
    assertThat(model.initialWeight(model.intercept(), 3)).isZero();
    assertThat(model.initialWeight(5, 1)).isNotEqualTo(model.initialWeight(5, 2));
    assertThat(ModelSettings.fm(14, true, new Factors(8, 0.5, 8)).initialWeight(5, 1))
        .isNotEqualTo(model.initialWeight(5, 1));
  }

  private static double lossAt(
      LearnerSettings settings,
      int[] coordinates,
      double[] weights,
      int at,
      double h,
      List<Batch> batches) {
    double[] moved = weights.clone();
    moved[at] += h;
    return compute(settings, coordinates, moved, batches).totals().lossSum();
  }

  private static ShardGradient compute(
      LearnerSettings settings, int[] coordinates, double[] weights, List<Batch> batches) {
    return GradientKernel.of(settings)
        .compute(batches, replica(settings, coordinates, weights), ScoreSink.unheard());
  }

  private static Replica replica(LearnerSettings settings, int[] coordinates, double[] weights) {
    Replica theta = new Replica(settings);
    theta.apply(new ThetaDelta(coordinates, weights, NONE, NONE, NONE));
    return theta;
  }

  private static Batch randomBatch(LearnerSettings settings, Random random) {
    BatchBuilder builder = new BatchBuilder();
    ExampleBuffer example = new ExampleBuffer();
    for (int e = 0; e < 10; e++) {
      example.clear();
      example.label(
          settings.task() == Task.MULTICLASS ? random.nextInt(CLASSES) : random.nextInt(2));
      random
          .ints(0, 1 << BITS)
          .distinct()
          .limit(4)
          .forEach(feature -> example.add(feature, random.nextGaussian()));
      builder.add(example);
    }
    return builder.build();
  }
}
