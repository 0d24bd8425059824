package dev.eddy.learning.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.Learners;
import dev.eddy.learning.example.Batch;
import dev.eddy.learning.example.BatchBuilder;
import dev.eddy.learning.example.ExampleBuffer;
import dev.eddy.learning.example.SlotFinder;
import dev.eddy.learning.loss.Loss;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.Replica;
import dev.eddy.learning.theta.ShardGradient;
import dev.eddy.learning.theta.SliceMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GradientKernelTest {
  private static final int BITS = 6;

  @Test
  void gradientIsTheSumOverExamplesOfDerivativeTimesValue() {
    LearnerSettings settings = settings(LossType.SQUARED, OptimizerType.SGD, true, false);
    BatchBuilder builder = new BatchBuilder();
    add(builder, 2, 7, 3.0);
    add(builder, -1, 7, 0.5);
    Replica theta = new Replica(settings);
    Learners.setWeight(theta, 7, 2);
    Learners.setWeight(theta, settings.model().intercept(), 1);
    List<Double> margins = new ArrayList<>();

    ShardGradient gradient =
        GradientKernel.of(settings)
            .compute(List.of(builder.build()), theta, (m, y, loss) -> margins.add(m));

    assertThat(margins).containsExactly(7.0, 2.0);
    assertThat(gradient.exampleCount()).isEqualTo(2);
    assertThat(gradient.coordinates()).containsExactly(7, settings.model().intercept());
    assertThat(gradient.gradientSums()).containsExactly(5 * 3.0 + 3 * 0.5, 5.0 + 3.0);
    assertThat(gradient.squareSums()).isEmpty();
    assertThat(gradient.largestValues()).isEmpty();
    assertThat(gradient.norm()).isEqualTo(5 * 3.0);
  }

  @Test
  void itIsTheSameToTheBitWhetherBatchesAreFactoredTogetherOrNot() {
    Random random = new Random(17);
    for (LossType loss : LossType.values()) {
      for (OptimizerType optimizer : OptimizerType.values()) {
        LearnerSettings settings = settings(loss, optimizer, true, random.nextBoolean());
        List<Batch> apart = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          BatchBuilder builder = new BatchBuilder();
          for (int e = 0; e < 5; e++) {
            add(builder, random.nextInt(2), random.nextInt(60), random.nextDouble());
          }
          apart.add(builder.build());
        }
        List<Batch> together =
            new SlotFinder().factor(apart.stream().map(Batch::unfactored).toList());
        Replica theta = new Replica(settings);

        ShardGradient one = GradientKernel.of(settings).compute(apart, theta, ScoreSink.unheard());
        ShardGradient other =
            GradientKernel.of(settings).compute(together, theta, ScoreSink.unheard());

        assertThat(byCoordinate(other)).isEqualTo(byCoordinate(one));
        assertThat(other.norm()).isEqualTo(one.norm());
        assertThat(other.totals()).isEqualTo(one.totals());
      }
    }
  }

  private static Map<Integer, List<Double>> byCoordinate(ShardGradient gradient) {
    Map<Integer, List<Double>> sums = new HashMap<>();
    for (int i = 0; i < gradient.coordinates().length; i++) {
      List<Double> row = new ArrayList<>();
      for (double[] each :
          List.of(gradient.gradientSums(), gradient.squareSums(), gradient.largestValues())) {
        if (each.length > 0) {
          row.add(each[i]);
        }
      }
      sums.put(gradient.coordinates()[i], row);
    }
    return sums;
  }

  @Test
  void aBatchThatIsNotFactoredIsRefused() {
    LearnerSettings settings = settings(LossType.SQUARED, OptimizerType.SGD, true, false);
    BatchBuilder builder = new BatchBuilder();
    add(builder, 2, 7, 3.0);
    List<Batch> batches = List.of(builder.view());

    assertThatThrownBy(
            () ->
                GradientKernel.of(settings)
                    .compute(batches, new Replica(settings), ScoreSink.unheard()))
        .hasMessage("batch must be factored, was not");
  }

  @Test
  void agreesWithANaiveImplementationForEverySetting() {
    for (LossType loss : LossType.values()) {
      for (OptimizerType optimizer : OptimizerType.values()) {
        for (int choice = 0; choice < 16; choice++) {
          LearnerSettings settings =
              settings(loss, optimizer, (choice & 1) == 0, (choice & 2) == 0);
          double scaleMax = (choice & 8) == 0 ? 2 : 1;
          agreesWithANaiveImplementation(settings, (choice & 4) == 0, scaleMax, 31L * choice);
        }
      }
    }
  }

  @Test
  void theNormIsOfTheValuesAsTheyWereRead() {
    LearnerSettings settings = settings(LossType.LOGISTIC, OptimizerType.NAG, true, true);
    BatchBuilder builder = new BatchBuilder();
    add(builder, 1, 7, -2e30);
    add(builder, 0, 9, 3.0);

    ShardGradient gradient =
        GradientKernel.of(settings)
            .compute(List.of(builder.build()), new Replica(settings), (m, y, loss) -> {});

    // |d| is below 1, and counts as 1.
    assertThat(gradient.norm()).isEqualTo(2e30);
  }

  @Test
  void aSumThatIsNotFiniteMakesTheNormInfinite() {
    LearnerSettings settings = settings(LossType.SQUARED, OptimizerType.SGD, false, false);
    BatchBuilder builder = new BatchBuilder();
    add(builder, 1, 7, 1);
    Replica theta = new Replica(settings);
    Learners.setWeight(theta, 7, Double.NaN);

    ShardGradient gradient =
        GradientKernel.of(settings).compute(List.of(builder.build()), theta, (m, y, loss) -> {});

    assertThat(gradient.norm()).isInfinite();
  }

  @Test
  void shardWithoutExamplesHasTheEmptyGradient() {
    LearnerSettings settings = settings(LossType.LOGISTIC, OptimizerType.NAG, true, false);

    ShardGradient gradient =
        GradientKernel.of(settings)
            .compute(List.of(Batch.empty()), new Replica(settings), (m, y, loss) -> {});

    assertThat(gradient).usingRecursiveComparison().isEqualTo(ShardGradient.empty());
  }

  @Test
  void splitDealsOutEveryCoordinateOnceAndKeepsTheOrder() {
    LearnerSettings settings = settings(LossType.LOGISTIC, OptimizerType.NAG, true, true);
    Replica theta = randomReplica(settings, 2, new Random(5));
    List<Batch> batches = randomBatches(new Random(6), 3, true, LossType.LOGISTIC);
    ShardGradient whole = GradientKernel.of(settings).compute(batches, theta, (m, y, loss) -> {});
    SliceMap slices = new SliceMap(settings.model().dimension(), 3);

    ShardGradient[] parts = whole.split(slices);

    int[] next = new int[3];
    for (int i = 0; i < whole.coordinates().length; i++) {
      int slice = slices.sliceOf(whole.coordinates()[i]);
      ShardGradient part = parts[slice];
      int at = next[slice]++;
      assertThat(part.coordinates()[at]).isEqualTo(whole.coordinates()[i]);
      assertThat(part.gradientSums()[at]).isEqualTo(whole.gradientSums()[i]);
      assertThat(part.squareSums()[at]).isEqualTo(whole.squareSums()[i]);
      assertThat(part.largestValues()[at]).isEqualTo(whole.largestValues()[i]);
      assertThat(part.statistics().firsts()[at]).isEqualTo(whole.statistics().firsts()[i]);
    }
    for (int slice = 0; slice < 3; slice++) {
      assertThat(parts[slice].coordinates()).hasSize(next[slice]);
      assertThat(parts[slice].exampleCount()).isEqualTo(whole.exampleCount());
      assertThat(parts[slice].totals().normalizer()).isEqualTo(whole.totals().normalizer());
      assertThat(parts[slice].totals().unitSquares()).isEqualTo(whole.totals().unitSquares());
    }
  }

  private static void agreesWithANaiveImplementation(
      LearnerSettings settings, boolean hasUnitValues, double scaleMax, long seed) {
    Random random = new Random(seed);
    Replica theta = randomReplica(settings, scaleMax, random);
    GradientKernel kernel = GradientKernel.of(settings);
    for (int step = 0; step < 3; step++) {
      List<Batch> batches = randomBatches(random, 1 + step, hasUnitValues, settings.loss().type());
      NaiveGradient naive = new NaiveGradient(settings, theta);
      batches.forEach(naive::add);
      List<Double> margins = new ArrayList<>();

      ShardGradient gradient = kernel.compute(batches, theta, (m, y, loss) -> margins.add(m));

      naive.assertEqualTo(gradient, margins);
    }
  }

  private static LearnerSettings settings(
      LossType loss, OptimizerType optimizer, boolean hasIntercept, boolean isStandardized) {
    return Learners.linear(BITS, hasIntercept, loss, optimizer, 0.5, isStandardized, 0);
  }

  private static Replica randomReplica(LearnerSettings settings, double scaleMax, Random random) {
    Replica theta = new Replica(settings);
    for (int i = 0; i < theta.dimension(); i++) {
      Learners.setWeight(theta, settings, i, random.nextGaussian());
      if (theta.scales().length > 0) {
        theta.scales()[i] = Math.min(scaleMax, random.nextInt(3));
      }
      if (theta.means().length > 0) {
        theta.means()[i] = random.nextInt(3);
        theta.inverseDeviations()[i] = random.nextInt(3);
      }
    }
    return theta;
  }

  private static List<Batch> randomBatches(
      Random random, int count, boolean hasUnitValues, LossType loss) {
    BatchBuilder builder = new BatchBuilder();
    ExampleBuffer example = new ExampleBuffer();
    List<Batch> batches = new ArrayList<>();
    for (int b = 0; b < count; b++) {
      for (int e = 0; e < 40; e++) {
        example.clear();
        example.label(loss == LossType.LOGISTIC ? random.nextInt(2) : random.nextGaussian());
        int first = random.nextInt(1 << BITS);
        for (int i = 0; i < e % 7; i++) {
          example.add((first + 5 * i) % (1 << BITS), hasUnitValues ? 1 : 2 * random.nextGaussian());
        }
        builder.add(example);
      }
      batches.add(builder.build());
    }
    return batches;
  }

  private static void add(BatchBuilder builder, double label, int feature, double value) {
    ExampleBuffer example = new ExampleBuffer();
    example.clear();
    example.label(label);
    example.add(feature, value);
    builder.add(example);
  }

  /** The same sums by maps and one example after the other, straight from the formulas. */
  private static final class NaiveGradient {
    private static final double TOLERANCE = 1e-9; // Other order of additions, other roundings.

    private final LearnerSettings settings;
    private final Replica theta;
    private final Loss loss;
    private final Map<Integer, Double> gradients = new HashMap<>();
    private final Map<Integer, Double> squares = new HashMap<>();
    private final Map<Integer, Double> scales = new HashMap<>();
    private final Map<Integer, List<Double>> raw = new HashMap<>();
    private final List<Double> margins = new ArrayList<>();
    private double normalizer;
    private double unitSquares;

    NaiveGradient(LearnerSettings settings, Replica theta) {
      this.settings = settings;
      this.theta = theta;
      loss = settings.loss().create();
    }

    void add(Batch batch) {
      for (int e = 0; e < batch.exampleCount(); e++) {
        Map<Integer, Double> values = new HashMap<>();
        if (settings.model().hasIntercept()) {
          values.put(settings.model().intercept(), 1.0);
        }
        for (int j = batch.starts()[e]; j < batch.starts()[e + 1]; j++) {
          values.put(
              batch.features()[batch.slots()[j]], batch.hasUnitValues() ? 1 : batch.values()[j]);
        }
        add(values, batch.labels()[e]);
      }
    }

    private void add(Map<Integer, Double> values, double label) {
      if (settings.isScaled()) {
        values.forEach((i, x) -> raw.computeIfAbsent(i, k -> new ArrayList<>()).add(x));
        values.replaceAll(this::standardized);
      }
      double margin = 0;
      for (Map.Entry<Integer, Double> entry : values.entrySet()) {
        int i = entry.getKey();
        double x = entry.getValue();
        double weight = theta.weight(i);
        if (theta.scales().length > 0) {
          double scale = Math.max(scales.getOrDefault(i, theta.scales()[i]), Math.abs(x));
          scales.put(i, scale);
          // The weight that stands in w x shrinks so that w s stays what it was; before the first
          // value it was meant for one of 1.
          double known = theta.scales()[i] == 0 ? 1 : theta.scales()[i];
          weight = scale == 0 ? weight : weight * known / scale;
          normalizer += scale == 0 ? 0 : x * x / (scale * scale);
        }
        margin += weight * x;
      }
      margins.add(loss.score(margin));
      unitSquares += loss.unitSquare(label);
      double derivative = loss.derivative(margin, label);
      values.forEach((i, x) -> gradients.merge(i, derivative * x, Double::sum));
      values.forEach((i, x) -> squares.merge(i, derivative * x * derivative * x, Double::sum));
    }

    private double standardized(int i, double x) {
      if (theta.inverseDeviations()[i] == 0) {
        return theta.means()[i] == 1 ? 1 : 0;
      }
      double deviations = (x - theta.means()[i]) * theta.inverseDeviations()[i];
      return Math.abs(deviations) < 10 ? deviations : 10 * Math.signum(deviations);
    }

    /** Counts that Poisson loss expects may be large, and so are roundings of them. */
    private static Offset<Double> rounding(double expected) {
      return within(TOLERANCE * Math.max(1, Math.abs(expected)));
    }

    void assertEqualTo(ShardGradient gradient, List<Double> kernelMargins) {
      assertThat(kernelMargins).hasSameSizeAs(margins);
      for (int e = 0; e < margins.size(); e++) {
        assertThat(kernelMargins.get(e)).isCloseTo(margins.get(e), rounding(margins.get(e)));
      }
      assertThat(gradient.exampleCount()).isEqualTo(margins.size());
      assertThat(gradient.totals().normalizer()).isCloseTo(normalizer, within(TOLERANCE));
      assertThat(gradient.totals().unitSquares()).isCloseTo(unitSquares, within(TOLERANCE));
      assertThat(gradient.coordinates()).hasSize(gradients.size()).doesNotHaveDuplicates();
      for (int at = 0; at < gradient.coordinates().length; at++) {
        assertEntry(gradient, at);
      }
    }

    private void assertEntry(ShardGradient gradient, int at) {
      int i = gradient.coordinates()[at];
      assertThat(gradient.gradientSums()[at])
          .isCloseTo(gradients.get(i), rounding(gradients.get(i)));
      if (settings.rule().optimizer().needsSquares()) {
        assertThat(gradient.squareSums()[at]).isCloseTo(squares.get(i), rounding(squares.get(i)));
      }
      if (settings.rule().optimizer().needsScales()) {
        assertThat(gradient.largestValues()[at]).isEqualTo(scales.get(i));
      }
      if (settings.isScaled()) {
        List<Double> values = raw.get(i);
        double mean = values.stream().mapToDouble(x -> x).average().orElseThrow();
        double deviations = values.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
        assertThat(gradient.statistics().counts()[at]).isEqualTo(values.size());
        assertThat(gradient.statistics().firsts()[at]).isCloseTo(mean, within(TOLERANCE));
        assertThat(gradient.statistics().seconds()[at]).isCloseTo(deviations, within(TOLERANCE));
      }
    }
  }
}
