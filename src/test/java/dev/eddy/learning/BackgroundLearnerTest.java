package dev.eddy.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.drift.DriftDetectorType;
import dev.eddy.learning.example.StepRamp;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.reaction.Reaction;
import dev.eddy.learning.reaction.ReactionSettings;
import dev.eddy.learning.reaction.Roles;
import dev.eddy.learning.settings.Factors;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.settings.ModelSettings;
import dev.eddy.learning.settings.ModelType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A second model takes over where a first one has learned for long what is no longer true. */
class BackgroundLearnerTest {
  private static final int FEATURES = 10;
  private static final int BITS = 5;
  private static final int CONCEPT = 8_000;

  @ParameterizedTest
  @EnumSource(
      value = OptimizerType.class,
      names = {"ADAGRAD", "NAG", "FTRL"})
  void takesOverSoonAfterAConceptIsTurnedRound(OptimizerType optimizer) {
    List<Example> turned = stream(CONCEPT, CONCEPT / 2);
    Result without = train(settings(optimizer, Reaction.NONE), turned, 32);
    Result with = train(settings(optimizer, Reaction.BACKGROUND), turned, 32);
    assertThat(with.takeovers()).hasSize(1);
    assertThat(with.takeovers().get(0)).isBetween(CONCEPT + 500, CONCEPT + 2_000);
    // Half of the change is over when it takes over, and without it no learner here is done at all.
    assertThat(with.lossAfterChange()).isLessThan(.75 * without.lossAfterChange());
    assertThat(with.errorsAfterChange()).isLessThan(.75 * without.errorsAfterChange());
  }

  @ParameterizedTest
  @EnumSource(
      value = OptimizerType.class,
      names = {"ADAGRAD", "NAG"})
  void changesNoBitWhereNothingDrifts(OptimizerType optimizer) {
    List<Example> calm = stream(CONCEPT, 0);
    SequentialLearner without = new SequentialLearner(settings(optimizer, Reaction.NONE), 4, 2);
    SequentialLearner with = new SequentialLearner(settings(optimizer, Reaction.BACKGROUND), 4, 2);
    for (SequentialLearner learner : List.of(without, with)) {
      new StreamTrainer(learner, 4, new StepRamp(1, 64, true)).train(calm, (s, l, v) -> {});
    }
    assertThat(with.roles().leaderLife()).isZero();
    assertThat(with.thetaHash()).isEqualTo(without.thetaHash());
    assertThat(with.gradientDigest()).isEqualTo(without.gradientDigest());
  }

  /** Where labels are hardly more than noise and steps small, the detector cries wolf. */
  @Test
  void falseAlarmsStartTrialsThatLeadNowhere() {
    Random random = new Random(7);
    List<Example> noise = new ArrayList<>();
    for (int i = 0; i < CONCEPT; i++) {
      noise.add(example(random, random.nextInt(100) < 45 ? 1 : -1));
    }
    Result without = train(settings(OptimizerType.ADAGRAD, Reaction.NONE), noise, 2);
    Result with = train(settings(OptimizerType.ADAGRAD, Reaction.BACKGROUND), noise, 2);
    assertThat(with.trials()).isPositive();
    assertThat(with.loss()).isLessThan(without.loss() * 1.001);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void whateverTheDelayAllSlicesDecideAlike(int delay) {
    LearnerSettings settings =
        settings(OptimizerType.ADAGRAD, Reaction.BACKGROUND).withDelay(delay);
    SequentialLearner one = new SequentialLearner(settings, 4, 1);
    SequentialLearner three = new SequentialLearner(settings, 4, 3);
    for (SequentialLearner learner : List.of(one, three)) {
      new StreamTrainer(learner, 4, new StepRamp(1, 64, false))
          .train(stream(CONCEPT, CONCEPT / 2), (s, l, v) -> {});
    }
    assertThat(one.roles().leaderLife()).isPositive();
    assertThat(three.roles()).isEqualTo(one.roles());
    assertThat(three.slices()).hasSize(3);
    assertThat(three.thetaHash()).isEqualTo(one.thetaHash());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void goesOnFromACheckpointToTheLastBit(boolean isFactorized) {
    // Turned to and fro, the model that began is a rival with a past.
    List<Example> turned = new ArrayList<>(stream(6_000, 4_000));
    turned.addAll(stream(6_000, 4_000));
    LearnerSettings settings = settings(OptimizerType.NAG, Reaction.BACKGROUND);
    if (isFactorized) {
      settings =
          settings.withModel(new ModelSettings(ModelType.FM, BITS, true, 0, new Factors(2, .1, 3)));
    }
    SequentialLearner whole = new SequentialLearner(settings, 4, 2);
    SequentialLearner restored = new SequentialLearner(settings, 4, 2);
    StepRamp even = new StepRamp(1, 64, false);
    for (int from = 0; from < turned.size(); from += 640) {
      List<Example> part = turned.subList(from, Math.min(turned.size(), from + 640));
      new StreamTrainer(whole, 4, even).train(part, (s, l, v) -> {});
      new StreamTrainer(restored, 4, even).train(part, (s, l, v) -> {});
      restored = restored.restored();
    }
    assertThat(whole.roles().leaderLife()).isGreaterThan(1);
    assertThat(restored.roles()).isEqualTo(whole.roles());
    assertThat(restored.thetaHash()).isEqualTo(whole.thetaHash());
    assertThat(restored.gradientDigest()).isEqualTo(whole.gradientDigest());
  }

  /** Labels follow the sum of the features, then the negative sum. */
  private static List<Example> stream(int straight, int turned) {
    Random random = new Random(straight + turned);
    List<Example> stream = new ArrayList<>();
    for (int i = 0; i < straight + turned; i++) {
      stream.add(example(random, i < straight ? 1 : -1));
    }
    return stream;
  }

  private static Example example(Random random, int sign) {
    int[] features = new int[FEATURES];
    double[] values = new double[FEATURES];
    double sum = 0;
    for (int i = 0; i < FEATURES; i++) {
      features[i] = i;
      values[i] = random.nextGaussian();
      sum += values[i];
    }
    return new Example(sign * sum + random.nextGaussian() > 0 ? 1 : 0, features, values);
  }

  private static LearnerSettings settings(OptimizerType optimizer, Reaction reaction) {
    LossType loss = LossType.LOGISTIC;
    double rate = optimizer.defaultLearningRate(loss);
    return Learners.linear(BITS, true, loss, optimizer, rate, false, 0)
        .withReaction(ReactionSettings.of(reaction, DriftDetectorType.HDDM_W));
  }

  private static Result train(LearnerSettings settings, List<Example> examples, int batch) {
    SequentialLearner learner = new SequentialLearner(settings, 4, 1);
    Result result = new Result();
    new StreamTrainer(learner, 4, new StepRamp(1, batch, false))
        .train(
            examples,
            (margin, label, loss) -> {
              result.note(learner.roles());
              result.add(margin >= 0 == (label == 1), loss);
            });
    return result;
  }

  /** How the examples were predicted before they trained. */
  private static final class Result {
    private final List<Integer> takeovers = new ArrayList<>();
    private Roles roles = Roles.start();
    private int count;
    private double loss;
    private double lossAfterChange;
    private int errorsAfterChange;

    void note(Roles now) {
      if (now.leaderLife() != roles.leaderLife()) {
        takeovers.add(count);
      }
      roles = now.trial() > roles.trial() || now.leaderLife() != roles.leaderLife() ? now : roles;
    }

    void add(boolean isHit, double lossOfExample) {
      loss += lossOfExample;
      if (count++ >= CONCEPT) {
        lossAfterChange += lossOfExample;
        errorsAfterChange += isHit ? 0 : 1;
      }
    }

    List<Integer> takeovers() {
      return takeovers;
    }

    /** Returns the number of the last trial that was started. */
    long trials() {
      return Math.max(roles.trial(), roles.leaderLife());
    }

    double loss() {
      return loss;
    }

    double lossAfterChange() {
      return lossAfterChange;
    }

    double errorsAfterChange() {
      return errorsAfterChange;
    }
  }
}
