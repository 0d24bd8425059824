package dev.eddy.learning.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.Example;
import dev.eddy.learning.Learners;
import dev.eddy.learning.SequentialLearner;
import dev.eddy.learning.StreamTrainer;
import dev.eddy.learning.drift.DriftDetectorType;
import dev.eddy.learning.example.StepRamp;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.metric.sums.PairedSums;
import dev.eddy.learning.metric.sums.PairedSums.Gain;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.LearnerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The table of SEA in docs/evaluation.md: AdaGrad, whose rates decay, follows the concepts too
 * slowly, HDDM-A sees it, and both reactions help.
 */
class SeaReactionTest {
  private static final StepRamp RAMP = new StepRamp(1, 100, true);
  private static final int CONCEPT_LENGTH = 12_500;

  /** Of Street and Kim 2001: the label is 1 where the first two features sum up to no more. */
  private static final double[] CONCEPTS = {8, 9, 7, 9.5};

  private static final double NOISE = .1;

  /** The first stream has alarms after two of the three changes, the fourth after the last one. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void helpsAnOptimizerWhoseRatesDecay(int seed) {
    List<Example> sea = stream(new Random(seed), CONCEPTS);
    Result none = train(Reaction.NONE, sea);
    Result boost = train(Reaction.BOOST, sea);
    Result restart = train(Reaction.RESTART, sea);

    assertThat(boost.moreHitsThan(none).low()).isGreaterThan(.0005);
    assertThat(boost.lessLossThan(none).low()).isGreaterThan(.0001);
    assertThat(restart.moreHitsThan(none).low()).isGreaterThan(.0025);
    assertThat(restart.lessLossThan(none).low()).isGreaterThan(.0005);
  }

  @Test
  void doesNothingWhereTheConceptStays() {
    List<Example> calm = stream(new Random(1), CONCEPTS[0], CONCEPTS[0]);
    Result none = train(Reaction.NONE, calm);
    assertThat(train(Reaction.BOOST, calm).losses()).isEqualTo(none.losses());
    assertThat(train(Reaction.RESTART, calm).losses()).isEqualTo(none.losses());
  }

  private static List<Example> stream(Random random, double... concepts) {
    List<Example> examples = new ArrayList<>();
    for (double concept : concepts) {
      for (int i = 0; i < CONCEPT_LENGTH; i++) {
        double[] values = {
          10 * random.nextDouble(), 10 * random.nextDouble(), 10 * random.nextDouble()
        };
        boolean isOne = values[0] + values[1] <= concept;
        boolean isTurned = random.nextDouble() < NOISE;
        examples.add(new Example(isOne != isTurned ? 1 : 0, new int[] {1, 2, 3}, values));
      }
    }
    return examples;
  }

  private static Result train(Reaction reaction, List<Example> examples) {
    double rate = OptimizerType.ADAGRAD.defaultLearningRate(LossType.LOGISTIC);
    LearnerSettings settings =
        Learners.linear(18, true, LossType.LOGISTIC, OptimizerType.ADAGRAD, rate, true, 0)
            .withReaction(ReactionSettings.of(reaction, DriftDetectorType.HDDM_A));
    List<Double> losses = new ArrayList<>();
    List<Double> hits = new ArrayList<>();
    new StreamTrainer(new SequentialLearner(settings, 4, 1), 4, RAMP)
        .train(
            examples,
            (margin, label, loss) -> {
              losses.add(loss);
              hits.add((margin >= 0) == (label == 1) ? 1.0 : 0.0);
            });
    return new Result(losses, hits);
  }

  /** What each example lost, and whether its label was hit, in the order of the steps. */
  private record Result(List<Double> losses, List<Double> hits) {
    Gain moreHitsThan(Result other) {
      return gain(hits, other.hits);
    }

    Gain lessLossThan(Result other) {
      return gain(other.losses, losses);
    }

    /** Returns by how much the first numbers are greater, with steps as pairs. */
    private static Gain gain(List<Double> greater, List<Double> less) {
      PairedSums sums = new PairedSums(0, 0, 0, 0, 0, 0);
      long seen = 0;
      for (int from = 0; from < greater.size(); ) {
        int to = Math.min(greater.size(), from + RAMP.share(seen));
        double gain = 0;
        for (int i = from; i < to; i++) {
          gain += greater.get(i) - less.get(i);
        }
        sums = sums.plus(PairedSums.ofStep(to - from, gain));
        seen = RAMP.next(seen);
        from = to;
      }
      return sums.mean().orElseThrow();
    }
  }
}
