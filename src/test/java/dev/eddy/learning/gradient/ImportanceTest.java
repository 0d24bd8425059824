package dev.eddy.learning.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.Learners;
import dev.eddy.learning.example.Batch;
import dev.eddy.learning.example.BatchBuilder;
import dev.eddy.learning.example.ExampleBuffer;
import dev.eddy.learning.loss.LossSettings;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.Factors;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.settings.ModelSettings;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ShardGradient;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How often an example counts, and how large its gradient may be. */
class ImportanceTest {
  private static final int BITS = 3;

  static Stream<LearnerSettings> models() {
    LearnerSettings plain =
        Learners.linear(BITS, true, LossType.LOGISTIC, OptimizerType.SGD, 0.1, false, 0);
    return Stream.of(plain, plain.withModel(ModelSettings.fm(BITS, true, new Factors(2, 0.5, 1))));
  }

  @ParameterizedTest
  @MethodSource("models")
  void gradientCountsAsOftenAsTheExample(LearnerSettings settings) {
    ShardGradient once = compute(settings, example(1, 1), example(0, 1));
    ShardGradient thrice = compute(settings, example(1, 3), example(0, 1));
    ShardGradient repeated =
        compute(settings, example(1, 1), example(1, 1), example(1, 1), example(0, 1));

    assertThat(once.gradientSums()).isNotEqualTo(thrice.gradientSums());
    for (int i = 0; i < thrice.gradientSums().length; i++) {
      assertThat(thrice.gradientSums()[i]).isCloseTo(repeated.gradientSums()[i], within(1e-14));
    }
    assertThat(thrice.totals().lossSum()).isCloseTo(repeated.totals().lossSum(), within(1e-14));
    assertThat(thrice.exampleCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("models")
  void anExampleOfNoImportanceIsScoredAndTrainsNothing(LearnerSettings settings) {
    int[] scored = new int[1];

    ShardGradient gradient =
        GradientKernel.of(settings)
            .compute(
                List.of(batch(example(1, 0))),
                new Replica(settings),
                (score, label, loss) -> scored[0]++);

    assertThat(scored[0]).isEqualTo(1);
    assertThat(gradient.gradientSums()).containsOnly(0);
  }

  @ParameterizedTest
  @MethodSource("models")
  void classesHaveWeightsToo(LearnerSettings settings) {
    LearnerSettings weighted =
        settings.withLoss(LossSettings.of(LossType.LOGISTIC).withClassWeights(List.of(1.0, 3.0)));

    assertThat(compute(weighted, example(1, 1), example(0, 1)).gradientSums())
        .containsExactly(compute(settings, example(1, 3), example(0, 1)).gradientSums());
  }

  @Test
  void weightsMustBeOfAsManyClassesAsThereAre() {
    LearnerSettings settings = models().findFirst().orElseThrow();
    LossSettings three =
        LossSettings.of(LossType.LOGISTIC).withClassWeights(List.of(1.0, 3.0, 2.0));

    assertThatThrownBy(() -> settings.withLoss(three))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("classWeights must be of 2 classes, were [1.0, 3.0, 2.0]");
  }

  @ParameterizedTest
  @MethodSource("models")
  void gradientOfAnExampleIsNoLongerThanTheBound(LearnerSettings settings) {
    LearnerSettings clipped = settings.withOptimizer(settings.optimizer().withClipNorm(0.25));
    LearnerSettings generous = settings.withOptimizer(settings.optimizer().withClipNorm(1e9));
    double[] whole = compute(settings, example(1, 1)).gradientSums();
    double[] cut = compute(clipped, example(1, 1)).gradientSums();

    assertThat(norm(whole)).isGreaterThan(0.5);
    // Some ten roundings.
    assertThat(norm(cut)).isCloseTo(0.25, within(1e-14));
    for (int i = 0; i < whole.length; i++) {
      assertThat(cut[i]).isCloseTo(whole[i] * 0.25 / norm(whole), within(1e-14));
    }
    assertThat(compute(generous, example(1, 1)).gradientSums()).containsExactly(whole);
  }

  private static double norm(double[] vector) {
    double squares = 0;
    for (double v : vector) {
      squares += v * v;
    }
    return Math.sqrt(squares);
  }

  private static ShardGradient compute(LearnerSettings settings, ExampleBuffer... examples) {
    return GradientKernel.of(settings)
        .compute(List.of(batch(examples)), new Replica(settings), (score, label, loss) -> {});
  }

  private static Batch batch(ExampleBuffer... examples) {
    BatchBuilder builder = new BatchBuilder();
    for (ExampleBuffer example : examples) {
      builder.add(example);
    }
    return builder.build();
  }

  private static ExampleBuffer example(double label, double importance) {
    ExampleBuffer example = new ExampleBuffer();
    example.clear();
    example.label(label);
    example.importance(importance);
    example.add(2, 1.5);
    example.add(5, -2);
    return example;
  }
}
