package dev.eddy.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.format.CsvSettings;
import dev.eddy.learning.example.StepRamp;
import dev.eddy.learning.loss.LossType;
import dev.eddy.learning.optimizer.OptimizerType;
import dev.eddy.learning.settings.LearnerSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One pass over real data with the defaults: NAG at its default rate, no tuning, no scaling, steps
 * that ramp up to 1,024 records, four shards.
 */
class QualityTest {
  private static final int SHARD_COUNT = 4;
  private static final StepRamp RAMP = new StepRamp(1, 1_024, true);
  private static final StepRamp ONE_BY_ONE = new StepRamp(1, 1, false);

  @Test
  void censusIncomes() {
    List<Example> a9a = RealStream.libsvm("a9a.libsvm.gz", LossType.LOGISTIC);

    // AdaGrad reaches .3327 with a rate that was tuned.
    assertThat(train(a9a, LossType.LOGISTIC).loss()).isLessThanOrEqualTo(0.336);
  }

  @Test
  void unscaledAmountsOfCreditCards() {
    // The base rate gives .528, a tuned rate on scaled columns .468.
    assertThat(train(creditDefault(List.of("ID")), LossType.LOGISTIC).loss())
        .isLessThanOrEqualTo(0.475);
    assertThat(train(creditDefault(List.of()), LossType.LOGISTIC).loss())
        .isLessThanOrEqualTo(0.475);
  }

  @Test
  void conceptsThatChange() {
    List<Example> sea =
        RealStream.csv("sea.csv.gz", LossType.LOGISTIC, CsvSettings.ofLabel("class"));

    assertThat(train(sea, LossType.LOGISTIC).loss()).isLessThanOrEqualTo(0.445);
  }

  @Test
  void loansOfMixedColumns() {
    CsvSettings settings = new CsvSettings(',', "Class", "bad", List.of(), List.of(), List.of());
    List<Example> loans = RealStream.csv("lending_club.csv.gz", LossType.LOGISTIC, settings);

    // The base rate gives .206; a tuned rate on scaled columns .191.
    assertThat(train(loans, LossType.LOGISTIC).loss()).isLessThanOrEqualTo(0.199);
    assertThat(train(settings(LossType.LOGISTIC, OptimizerType.NAG, true), RAMP, loans).loss())
        .isLessThanOrEqualTo(0.196);
    // Rare amounts far beyond the spread seen before would give .295.
    assertThat(train(settings(LossType.LOGISTIC, OptimizerType.ADAGRAD, true), RAMP, loans).loss())
        .isLessThanOrEqualTo(0.196);
  }

  @Test
  void electricityPricesFollowedOneByOne() {
    List<Example> elec2 =
        RealStream.csv("elec2.csv.gz", LossType.LOGISTIC, CsvSettings.ofLabel("class"));

    Result sgd = train(settings(LossType.LOGISTIC, OptimizerType.SGD, true), ONE_BY_ONE, elec2);

    assertThat(sgd.accuracy()).isGreaterThanOrEqualTo(0.87);
    assertThat(sgd.loss()).isLessThanOrEqualTo(0.33); // A tuned rate gives .329.
  }

  @Test
  void bikeRentalsBetterThanTheLastHour() {
    CsvSettings settings =
        new CsvSettings(
            ',',
            "cnt",
            "",
            List.of("instant", "casual", "registered"),
            List.of("hr", "weekday", "mnth", "season", "weathersit"),
            List.of());
    List<Example> rentals = RealStream.csv("bike-hour.csv.gz", LossType.SQUARED, settings);

    assertThat(train(rentals, LossType.SQUARED).rootMeanSquare())
        .isLessThan(rootMeanSquareOfLast(rentals));
  }

  @Test
  void trainRidersBetterThanTheLastDay() {
    List<Example> riders =
        RealStream.csv("chicago.csv.gz", LossType.SQUARED, CsvSettings.ofLabel("ridership"));

    // The mean gives 6.56, a tuned rate 3.56.
    assertThat(train(riders, LossType.SQUARED).rootMeanSquare())
        .isLessThan(4)
        .isLessThan(rootMeanSquareOfLast(riders));
  }

  private static List<Example> creditDefault(List<String> ignored) {
    CsvSettings settings =
        new CsvSettings(',', "default_payment_next_month", "", ignored, List.of(), List.of());
    return RealStream.csv("credit-default.csv.gz", LossType.LOGISTIC, settings);
  }

  private static Result train(List<Example> examples, LossType loss) {
    return train(settings(loss, OptimizerType.NAG, false), RAMP, examples);
  }

  private static Result train(LearnerSettings settings, StepRamp ramp, List<Example> examples) {
    SequentialLearner learner = new SequentialLearner(settings, SHARD_COUNT, 1);
    double[] sums = new double[2];
    new StreamTrainer(learner, SHARD_COUNT, ramp)
        .train(
            examples,
            (margin, label, loss) -> {
              sums[0] += loss;
              sums[1] += (margin >= 0) == (label == 1) ? 1 : 0;
            });
    return new Result(sums[0] / examples.size(), sums[1] / examples.size());
  }

  private static LearnerSettings settings(
      LossType loss, OptimizerType optimizer, boolean isStandardized) {
    double rate = optimizer.defaultLearningRate(loss);
    return Learners.linear(RealStream.BITS, true, loss, optimizer, rate, isStandardized, 0);
  }

  private static double rootMeanSquareOfLast(List<Example> examples) {
    double last = 0;
    double squares = 0;
    for (Example example : examples) {
      squares += (example.label() - last) * (example.label() - last);
      last = example.label();
    }
    return Math.sqrt(squares / examples.size());
  }

  /** Mean loss and share of right classes of a pass, each example scored before it trained. */
  private record Result(double loss, double accuracy) {
    double rootMeanSquare() {
      return Math.sqrt(2 * loss);
    }
  }
}
