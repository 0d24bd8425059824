package dev.eddy.learning.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.Example;
import dev.eddy.learning.SequentialLearner;
import dev.eddy.learning.StreamTrainer;
import dev.eddy.learning.example.StepRamp;
import dev.eddy.learning.loss.LossType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NagTest extends OptimizerContract {
  private static final OptimizerSettings SETTINGS = new OptimizerSettings(OptimizerType.NAG, 0.5);

  @Override
  OptimizerType type() {
    return OptimizerType.NAG;
  }

  @Override
  PaperLearner paper(double rate, LossType lossType) {
    return new PaperNag(rate, lossType);
  }

  @Test
  void rateAfterTExamplesIsTheBaseRateTimesTheRootOfTOverN() {
    StepTotals totals = StepTotals.none().plus(3, 6, 3).plus(5, 26, 5);

    // Within one rounding of each operation.
    assertThat(new Nag(SETTINGS, StepBound.FORGOTTEN).rate(totals, 5))
        .isCloseTo(0.5 * Math.sqrt(8.0 / 32), within(1e-16));
  }

  @Test
  void largerValueShrinksTheWeightAndStaysTheScale() {
    Nag nag = new Nag(SETTINGS, StepBound.FORGOTTEN);
    double[] rows = {3, 4, 2};

    nag.update(rows, 0, stepOf(0.5), 0, 0, 8);
    assertThat(rows).containsExactly(3 * 2.0 / 8, 4, 8);
    nag.update(rows, 0, stepOf(0.5), 0, 0, 5);
    assertThat(rows).containsExactly(3 * 2.0 / 8, 4, 8);
    assertThat(nag.scale(rows, 0)).isEqualTo(8);
  }

  @Test
  void gradientTooSmallToBeSquaredMovesNothing() {
    double[] rows = new double[3];

    new Nag(SETTINGS, StepBound.FORGOTTEN).update(rows, 0, stepOf(0.5), 1e-170, 0, 1);

    assertThat(rows).containsExactly(0, 0, 1);
  }

  @Test
  void predictionsDoNotDependOnTheUnitsOfAFeature() {
    List<Example> examples = randomExamples(LossType.LOGISTIC, 7);
    double[] margins = margins(examples);
    // Powers of two scale without rounding, so the margins are the same to the last bit.
    double[] rescaled = margins(examples.stream().map(NagTest::inOtherUnits).toList());

    assertThat(rescaled).isEqualTo(margins);
  }

  @Test
  void predictionsHaveTheUnitOfTheLabels() {
    List<Example> examples = randomExamples(LossType.SQUARED, 8);
    double[] margins = margins(LossType.SQUARED, examples);
    List<Example> inCents =
        examples.stream()
            .map(e -> new Example(1024 * e.label(), e.features(), e.values()))
            .toList();

    double[] cents = margins(LossType.SQUARED, inCents);

    for (int e = 0; e < margins.length; e++) {
      assertThat(cents[e]).isEqualTo(1024 * margins[e]);
    }
  }

  @Test
  void rootsOfPythagoreanGradientsAreWhole() {
    // Values of 1 make s = 1 and t = N; sqrt(G) is 3, 5, 13, 85 and 157.
    double[] weights = trajectory(SETTINGS, 3, 4, 12, -84, 132);

    double w = 0;
    double[] moves = {3.0 / 6, 4.0 / 10, 12.0 / 26, -84.0 / 170, 132.0 / 314};
    for (int i = 0; i < 5; i++) {
      w -= moves[i];
      assertThat(weights[i]).isCloseTo(w, within(1e-12));
    }
  }

  @Test
  void defaultRateIsThatOfVowpalWabbitAndHalfOfItWhereNothingBoundsTheGradient() {
    assertThat(OptimizerType.NAG.defaultLearningRate(LossType.LOGISTIC)).isEqualTo(0.5);
    assertThat(OptimizerType.NAG.defaultLearningRate(LossType.SQUARED)).isEqualTo(0.25);
    assertThat(OptimizerType.NAG.defaultLearningRate(LossType.POISSON)).isEqualTo(0.25);
    assertThat(OptimizerType.NAG.defaultLearningRate(LossType.HUBER)).isEqualTo(0.5);
  }

  private double[] margins(List<Example> examples) {
    return margins(LossType.LOGISTIC, examples);
  }

  private double[] margins(LossType lossType, List<Example> examples) {
    double[] margins = new double[examples.size()];
    int[] next = {0};
    SequentialLearner learner = new SequentialLearner(settings(lossType, 0.5), 2, 1);
    new StreamTrainer(learner, 2, new StepRamp(1, 16, true))
        .train(examples, (m, y, loss) -> margins[next[0]++] = m);
    return margins;
  }

  private static Example inOtherUnits(Example example) {
    double[] values = example.values().clone();
    for (int j = 0; j < values.length; j++) {
      values[j] *= Math.scalb(1.0, 10 * (example.features()[j] % 4) - 20);
    }
    return new Example(example.label(), example.features(), values);
  }

  /** Ross, Mineiro & Langford 2013, algorithm 2; t counts in squares of the margin's unit. */
  private static final class PaperNag extends PaperLearner {
    private final Map<Integer, Double> scales = new HashMap<>();
    private final Map<Integer, Double> squares = new HashMap<>();
    private final LossType lossType;
    private double n;
    private double t;

    PaperNag(double rate, LossType lossType) {
      super(rate, lossType.create());
      this.lossType = lossType;
    }

    @Override
    void beforePrediction(Example example) {
      t += lossType.create().unitSquare(example.label());
      for (int j = 0; j < example.features().length; j++) {
        int i = example.features()[j];
        double x = Math.abs(example.values()[j]);
        double scale = scales.getOrDefault(i, 0.0);
        if (x > scale) {
          weights.merge(i, 0.0, (weight, none) -> weight * scale / x);
          scales.put(i, x);
        }
        n += x * x / (scales.get(i) * scales.get(i));
      }
    }

    @Override
    double step(int i, double g) {
      double sum = squares.merge(i, g * g, Double::sum);
      return g == 0 ? 0 : rate * Math.sqrt(t / n) * g / (scales.get(i) * Math.sqrt(sum));
    }
  }
}
