package dev.eddy.learning.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.Schedule.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A row that is brought up when it is read equals one that takes every step. */
class LazinessTest {
  private static final int[] GAPS = {1, 2, 3, 10, 100, 1_000, 10_000, 100_000};

  @ParameterizedTest
  @EnumSource(OptimizerType.class)
  void lazyRowEqualsTheDenseOneInEveryStep(OptimizerType type) {
    for (RowRule rule : rules(type)) {
      Random random = new Random(1);
      double[] dense = new double[rule.width()];
      double[] lazy = new double[rule.width()];
      StepTotals totals = StepTotals.none();
      for (int i = 0; i < 400; i++) {
        int exampleCount = 1 + random.nextInt(4);
        totals = totals.plus(exampleCount, exampleCount, exampleCount);
        OptimizerStep step = rule.next(totals, exampleCount);
        double g = random.nextInt(8) == 0 ? random.nextGaussian() : 0;
        double largest = g == 0 ? 0 : 1;
        rule.update(dense, 0, step, g, g * g, largest);
        if (g != 0) {
          rule.update(lazy, 0, step, g, g * g, largest);
        }
        totals = totals.after(step);
        assertSameWeight(rule, lazy, dense, totals);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(OptimizerType.class)
  void gapOfAnyLengthEqualsItsStepsOneByOne(OptimizerType type) {
    List<RowRule> rules = rules(type);
    for (RowRule rule : rules) {
      // One without and one with schedule and penalties is enough for the longest gaps.
      int longest = rules.indexOf(rule) % 15 == 0 ? 100_000 : 1_000;
      double[] dense = new double[rule.width()];
      StepTotals totals = StepTotals.none();
      for (double g : new double[] {1, -0.25, 2}) {
        totals = step(rule, dense, totals, g);
      }
      double[] lazy = dense.clone();
      int gap = 0;
      for (int next : GAPS) {
        if (next > longest) {
          break;
        }
        for (; gap < next; gap++) {
          totals = step(rule, dense, totals, 0);
        }
        assertSameWeight(rule, lazy, dense, totals);
      }
      // The accumulators too: what a gradient makes of both is the same.
      totals = totals.plus(1, 1, 1);
      OptimizerStep last = rule.next(totals, 1);
      rule.update(dense, 0, last, 1, 1, 1);
      rule.update(lazy, 0, last, 1, 1, 1);
      assertThat(lazy[0]).isCloseTo(dense[0], within(1e-12));
    }
  }

  @Test
  void weightOfMomentumComesToRestWhereItsVelocityLeadsIt() {
    RowRule rule = RowRule.of(new OptimizerSettings(OptimizerType.MOMENTUM, 0.5), LossType.SQUARED);
    double[] row = new double[rule.width()];
    StepTotals totals = step(rule, row, StepTotals.none(), -1);

    rule.catchUp(row, 0, new StepTotals(1_000_000_000_000L, 1, 1, 1, 1));

    // 1 + .9 + .81 + ... = 10.
    assertThat(row[0]).isCloseTo(5, within(1e-14));
    assertThat(totals.stepCount()).isEqualTo(1);
  }

  @Test
  void onlyWhatMovesByItselfIsLazy() {
    for (OptimizerType type : OptimizerType.values()) {
      boolean moves =
          switch (type) {
            case MOMENTUM, NESTEROV, ADAM, AMSGRAD -> true;
            default -> false;
          };
      OptimizerSettings settings = new OptimizerSettings(type, 0.5);
      assertThat(RowRule.of(settings, LossType.SQUARED).isLazy()).as("%s", type).isEqualTo(moves);
    }
  }

  @Test
  void plainRulesHaveNoColumnOfTheirOwn() {
    for (OptimizerType type : OptimizerType.values()) {
      RowRule rule = RowRule.of(new OptimizerSettings(type, 0.5), LossType.SQUARED);
      boolean isFading = rule.optimizer().fading() != Fading.NONE;
      assertThat(rule.width())
          .isEqualTo(1 + rule.optimizer().accumulatorCount() + (isFading ? 1 : 0));
      assertThat(rule.hasAdditiveRows()).isEqualTo(!isFading);
    }
  }

  @Test
  void whatIsReadIsFiniteWhateverTheVelocity() {
    for (OptimizerType type : OptimizerType.values()) {
      RowRule rule = RowRule.of(new OptimizerSettings(type, 1e100), LossType.SQUARED);
      double[] row = new double[rule.width()];
      StepTotals totals = step(rule, row, StepTotals.none(), 1e240);
      row[0] = Math.max(-1e100, row[0]);

      rule.catchUp(row, 0, new StepTotals(1_000, 1, 1, 1, totals.rateSum()));

      assertThat(row[0]).as("%s", type).isBetween(-1e100, 1e100);
    }
  }

  private static StepTotals step(RowRule rule, double[] row, StepTotals before, double g) {
    StepTotals totals = before.plus(1, 1, 1);
    OptimizerStep step = rule.next(totals, 1);
    rule.update(row, 0, step, g, g * g, g == 0 ? 0 : 1);
    return totals.after(step);
  }

  private static void assertSameWeight(
      RowRule rule, double[] lazy, double[] dense, StepTotals totals) {
    double[] copy = lazy.clone();
    rule.catchUp(copy, 0, totals);
    double tolerance = 1e-12 * Math.max(1, Math.abs(dense[0]));
    if (!(Math.abs(copy[0] - dense[0]) <= tolerance)) {
      // A description costs more than the comparison.
      assertThat(copy[0]).as("%s", totals).isCloseTo(dense[0], within(tolerance));
    }
  }

  /** Every schedule with every penalty that the optimizer can have, the intercept last. */
  private static List<RowRule> rules(OptimizerType type) {
    List<RowRule> rules = new ArrayList<>();
    OptimizerSettings settings = new OptimizerSettings(type, 0.05);
    Penalty[] penalties = {
      Penalty.none(), new Penalty(0.01, 0), new Penalty(0, 0.02), new Penalty(0.01, 0.02)
    };
    for (Shape shape : Shape.values()) {
      Schedule schedule = new Schedule(shape, 0.5, 0.5, 100);
      if (schedule.isConstant() || type.hasSchedule()) {
        for (Penalty penalty : penalties) {
          if (penalty.isNone() || type.hasPenalty()) {
            rules.add(
                RowRule.of(settings.withSchedule(schedule).withPenalty(penalty), LossType.SQUARED));
          }
        }
      }
    }
    rules.add(rules.get(rules.size() - 1).forIntercept());
    return rules;
  }
}
