package dev.eddy.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.format.CsvSettings;
import dev.eddy.learning.drift.DriftDetectorType;
import dev.eddy.learning.example.StepRamp;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.reaction.Reaction;
import dev.eddy.learning.reaction.ReactionSettings;
import dev.eddy.learning.settings.LearnerSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The signs of the table in docs/evaluation.md: one pass with the defaults of a run. */
class DriftReactionTest {
  private static final StepRamp RAMP = new StepRamp(1, 1_024, true);

  @ParameterizedTest
  @EnumSource(
      value = Reaction.class,
      names = {"BOOST", "RESTART"})
  void helpsWherePricesDrift(Reaction reaction) {
    List<Example> elec2 = stream("elec2.csv.gz");
    Result without = train(settings(Reaction.NONE), elec2);
    Result with = train(settings(reaction), elec2);
    assertThat(with.loss()).isLessThan(without.loss() - .008);
    assertThat(with.hits()).isGreaterThan(without.hits());
  }

  /** One that starts afresh is no better on elec2: it stays in the background. */
  @Test
  void aModelInTheBackgroundHarmsNothingWherePricesDrift() {
    List<Example> elec2 = stream("elec2.csv.gz");
    assertThat(train(settings(Reaction.BACKGROUND), elec2))
        .isEqualTo(train(settings(Reaction.NONE), elec2));
  }

  @Test
  void aModelInTheBackgroundHelpsMostWhereEverythingIsTurnedRound() {
    List<Example> turned = turned();
    Result restarted = train(settings(Reaction.RESTART), turned);
    Result background = train(settings(Reaction.BACKGROUND), turned);
    assertThat(background.loss()).isLessThan(restarted.loss() - .05);
    assertThat(background.hits()).isGreaterThan(restarted.hits() + turned.size() / 20);
  }

  @ParameterizedTest
  @EnumSource(value = Reaction.class, mode = Mode.EXCLUDE, names = "NONE")
  void helpsWhereEverythingIsTurnedRound(Reaction reaction) {
    List<Example> turned = turned();
    Result without = train(settings(Reaction.NONE), turned);
    Result with = train(settings(reaction), turned);
    assertThat(with.loss()).isLessThan(without.loss());
    assertThat(with.hits()).isGreaterThan(without.hits());
  }

  @ParameterizedTest
  @EnumSource(value = Reaction.class, mode = Mode.EXCLUDE, names = "NONE")
  void harmsNothingWhereNothingDriftsOrTheLearnerFollowsByItself(Reaction reaction) {
    List<Example> stationary = new ArrayList<>(stream("elec2.csv.gz"));
    Collections.shuffle(stationary, new Random(4));
    for (List<Example> calm : List.of(stationary, stream("sea.csv.gz"))) {
      Result without = train(settings(Reaction.NONE), calm);
      Result with = train(settings(reaction), calm);
      assertThat(with.loss()).isLessThanOrEqualTo(without.loss() * 1.0005);
    }
  }

  @Test
  void aReactionNeedsAnOptimizerThatHasWhatItChanges() {
    LearnerSettings coin = settings(OptimizerType.COIN, Reaction.NONE);
    ReactionSettings boost = ReactionSettings.of(Reaction.BOOST, DriftDetectorType.DDM);
    assertThatThrownBy(() -> coin.withReaction(boost))
        .hasMessageStartingWith("reaction boost must not be with optimizer");
    LearnerSettings adam = settings(OptimizerType.ADAM, Reaction.NONE);
    ReactionSettings restart = ReactionSettings.of(Reaction.RESTART, DriftDetectorType.DDM);
    assertThatThrownBy(() -> adam.withReaction(restart))
        .hasMessageStartingWith("reaction restart must not be with optimizer");
  }

  @ParameterizedTest
  @EnumSource(
      value = OptimizerType.class,
      names = {"NAG", "ADAGRAD", "FTRL"})
  void aRestartedLearnerGoesOnFromACheckpointToTheLastBit(OptimizerType optimizer) {
    List<Example> elec2 = stream("elec2.csv.gz").subList(0, 6_000);
    LearnerSettings settings = settings(optimizer, Reaction.RESTART);
    SequentialLearner whole = new SequentialLearner(settings, 4, 1);
    SequentialLearner restored = new SequentialLearner(settings, 4, 1);
    StepRamp even = new StepRamp(1, 64, false);
    for (int from = 0; from < elec2.size(); from += 640) {
      List<Example> part = elec2.subList(from, Math.min(elec2.size(), from + 640));
      new StreamTrainer(whole, 4, even).train(part, (score, label, loss) -> {});
      new StreamTrainer(restored, 4, even).train(part, (score, label, loss) -> {});
      restored = restored.restored();
    }
    assertThat(restored.thetaHash()).isEqualTo(whole.thetaHash());
    SequentialLearner other = new SequentialLearner(settings(optimizer, Reaction.NONE), 4, 1);
    new StreamTrainer(other, 4, even).train(elec2, (score, label, loss) -> {});
    assertThat(other.thetaHash()).isNotEqualTo(whole.thetaHash());
  }

  /** Returns the first of the concepts of sea, then the same with each label replaced. */
  private static List<Example> turned() {
    List<Example> sea = stream("sea.csv.gz").subList(0, 15_000);
    List<Example> turned = new ArrayList<>(sea);
    sea.forEach(example -> turned.add(turned(example)));
    return turned;
  }

  private static Example turned(Example example) {
    return new Example(1 - example.label(), example.features(), example.values());
  }

  private static List<Example> stream(String file) {
    return RealStream.csv(file, LossType.LOGISTIC, CsvSettings.ofLabel("class"));
  }

  private static LearnerSettings settings(Reaction reaction) {
    return settings(OptimizerType.NAG, reaction);
  }

  private static LearnerSettings settings(OptimizerType optimizer, Reaction reaction) {
    LossType loss = LossType.LOGISTIC;
    double rate = optimizer.defaultLearningRate(loss);
    return Learners.linear(RealStream.BITS, true, loss, optimizer, rate, false, 0)
        .withReaction(ReactionSettings.of(reaction, DriftDetectorType.HDDM_W));
  }

  private static Result train(LearnerSettings settings, List<Example> examples) {
    double[] sums = new double[2];
    new StreamTrainer(new SequentialLearner(settings, 4, 1), 4, RAMP)
        .train(
            examples,
            (margin, label, loss) -> {
              sums[0] += loss;
              sums[1] += (margin >= 0) == (label == 1) ? 1 : 0;
            });
    return new Result(sums[0] / examples.size(), (long) sums[1]);
  }

  /** Mean loss and number of right classes, each example scored before it trained. */
  private record Result(double loss, long hits) {}
}
