package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One pass over real data with the configurations of the documentation: as good as it says. */
class ConfigurationQualityTest {
  private static final Path DATA =
      Path.of(System.getProperty("eddy.shared.data", "../shared/data"));

  @ParameterizedTest
  @CsvSource({
    "a9a, a9a.libsvm.gz, log_loss, .3335",
    "credit-default, credit-default.csv.gz, log_loss, .470",
    "elec2, elec2.csv.gz, log_loss, .33",
    "sms-spam, sms-spam.tsv.gz, log_loss, .066",
    "bike-hour, bike-hour.csv.gz, rmse, 55",
    "chicago, chicago.csv.gz, rmse, 3.2",
  })
  void errorsAreAtMost(String name, String file, String metric, double bound) {
    assertThat(ConfiguredPass.of(name, DATA.resolve(file)).metrics().get(metric))
        .isLessThanOrEqualTo(bound);
  }

  @ParameterizedTest
  @CsvSource({
    "lending-club, lending_club.csv.gz, auc, .72",
    "elec2, elec2.csv.gz, accuracy, .872",
    "fine-foods, fine_foods.csv.gz, auc, .785",
    "digits, digits.csv.gz, accuracy, .89",
    "mnist-10k, mnist-10k.libsvm.gz, accuracy, .88",
  })
  void scoresAreAtLeast(String name, String file, String metric, double bound) {
    assertThat(ConfiguredPass.of(name, DATA.resolve(file)).metrics().get(metric))
        .isGreaterThanOrEqualTo(bound);
  }

  @Test
  void incomesThatWereNotTrainedAreRankedAsWell() throws IOException {
    ConfiguredPass pass = ConfiguredPass.of("a9a", DATA.resolve("a9a.libsvm.gz"));
    pass.metrics();

    assertThat(pass.metricsOn(DATA.resolve("a9a-test.libsvm.gz")).get("auc"))
        .isGreaterThanOrEqualTo(.9);
  }
}
