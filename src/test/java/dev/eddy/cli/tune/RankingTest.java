package dev.eddy.cli.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.cli.tune.Ranking.Place;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final Windows WORSE = WindowsTest.windows(10, .6, .5, .7, .6, .6);
  private static final Windows BETTER = WindowsTest.windows(10, .5, .4, .5, .4, .4);

  @Test
  void theLeastLossIsFirstAndEachIsComparedWithIt() {
    Trial refused = new Trial.Refused(variant(3, "x"), "model.loss must be known, was x");
    Ranking ranking =
        Ranking.of(
            List.of(
                done(1, "logistic", Map.of("log_loss", .6), WORSE),
                done(2, "logistic", Map.of("log_loss", .44), BETTER),
                refused),
            20);
    assertThat(ranking.measure()).isEqualTo(Measure.LOG_LOSS);
    assertThat(ranking.places().stream().map(place -> place.trial().variant().number()))
        .containsExactly(2, 1);
    Place second = ranking.places().get(1);
    assertThat(second.difference()).isCloseTo(.16, within(1e-12));
    assertThat(second.comparison().pValue().orElseThrow()).isLessThan(.01);
    assertThat(ranking.others()).containsExactly(refused);
  }

  @Test
  void atEqualLossTheEarlierIsFirst() {
    Ranking ranking =
        Ranking.of(
            List.of(
                done(1, "logistic", Map.of("log_loss", .5), WORSE),
                done(2, "logistic", Map.of("log_loss", .5), WORSE)),
            20);
    assertThat(ranking.places().get(0).trial().variant().number()).isEqualTo(1);
    assertThat(ranking.places().get(1).comparison().pValue()).hasValue(1);
  }

  @Test
  void windowsOfOtherRecordsGiveNoPValueAndTheReason() {
    Windows others = WindowsTest.windows(12, .6, .5, .7, .6, .6);
    Ranking ranking =
        Ranking.of(
            List.of(
                done(1, "logistic", Map.of("log_loss", .44), BETTER),
                done(2, "logistic", Map.of("log_loss", .6), others)),
            20);
    Comparison comparison = ranking.places().get(1).comparison();
    assertThat(comparison.pValue()).isEmpty();
    assertThat(comparison.reason())
        .isEqualTo("its windows must hold the same records as the best one's, do not");
    Grid grid = Grid.parse(List.of("model.loss=logistic,hinge"));
    assertThat(new TuneTable(grid, ranking).text())
        .contains("variant-02 no p-value: " + comparison.reason());
  }

  @Test
  void lossesThatMeanDifferentThingsAreNotCompared() {
    Trial hinge = done(1, "hinge", Map.of("loss", .2, "accuracy", .75), WORSE);
    Trial smooth = done(2, "smooth_hinge", Map.of("loss", .3, "accuracy", .875), WORSE);
    Ranking ranking = Ranking.of(List.of(hinge, smooth), 20);
    assertThat(ranking.measure()).isEqualTo(Measure.ERROR_RATE);
    assertThat(ranking.places().get(0).loss()).isEqualTo(.125);
    Trial same = done(2, "hinge", Map.of("loss", .3, "accuracy", .875), WORSE);
    assertThat(Ranking.of(List.of(hinge, same), 20).measure()).isEqualTo(Measure.LOSS);
    Map<String, Double> pinball = Map.of("pinball_loss", 2.0, "mse", 3.0);
    Trial quantile = done(1, "quantile", pinball, WORSE);
    assertThat(Ranking.of(List.of(quantile, done(2, "quantile", pinball, WORSE)), 20).measure())
        .isEqualTo(Measure.PINBALL_LOSS);
    assertThat(Ranking.of(List.of(quantile, done(2, "huber", pinball, WORSE)), 20).measure())
        .isEqualTo(Measure.MSE);
    Trial squared = done(1, "squared", Map.of("mse", 4.0, "rmse", 2.0), WORSE);
    Trial huber = done(2, "huber", Map.of("loss", 1.0, "mse", 3.0, "rmse", 1.7), WORSE);
    assertThat(Ranking.of(List.of(squared, huber), 20).measure()).isEqualTo(Measure.MSE);
  }

  @Test
  void aRunWithoutTheMeasureIsNotRanked() {
    Trial number = done(1, "squared", Map.of("mse", 4.0), WORSE);
    Trial classes = done(2, "logistic", Map.of("log_loss", .5, "accuracy", .8), WORSE);
    Trial nothing = done(3, "squared", Map.of(), WORSE);
    Ranking ranking = Ranking.of(List.of(number, classes, nothing), 20);
    assertThat(ranking.places()).hasSize(1);
    assertThat(ranking.others())
        .extracting(other -> ((Trial.Failed) other).message())
        .containsExactly("summary must have a metric, has none", "summary must have mse, has none");
    assertThat(Ranking.of(List.of(nothing), 20).places()).isEmpty();
  }

  @Test
  void theBestOptionsAreMergedOverTheJobs() {
    Configuration base =
        Configuration.fromMap(
            Map.of("model.loss", "hinge", "input.csv.ignore", "a;b", "output.directory", "/x"));
    assertThat(TuneFiles.yaml(base, variant(1, "say \"x\"")))
        .isEqualTo("input.csv.ignore: \"a;b\"\nmodel.loss: \"say \\\"x\\\"\"\n");
  }

  private static Trial done(int number, String loss, Map<String, Double> metrics, Windows windows) {
    return new Trial.Done(variant(number, loss), metrics, windows, 1, "");
  }

  private static Variant variant(int number, String loss) {
    return new Variant(number, Map.of("model.loss", loss));
  }
}
