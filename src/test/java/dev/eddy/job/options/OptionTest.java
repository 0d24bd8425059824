package dev.eddy.job.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.format.FormatType;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionTest {

  @Test
  void anOptionReadsItsValueOrItsDefault() {
    assertThat(TrainingOptions.DELAY.of(configuration("training.delay", "2"))).isEqualTo(2);
    assertThat(TrainingOptions.DELAY.of(new Configuration())).isZero();
    assertThat(TrainingOptions.DELAY.find(new Configuration())).isEmpty();
  }

  @Test
  void everyTypeOfValueIsRead() {
    assertThat(InputOptions.FORMAT.find(configuration("input.format", "vw")))
        .contains(FormatType.VW);
    assertThat(InputOptions.BOUNDED.of(configuration("input.bounded", "true"))).isTrue();
    assertThat(
            OptimizerOptions.LEARNING_RATE.find(
                configuration("training.optimizer.learning-rate", ".25")))
        .contains(.25);
    assertThat(
            TrainingOptions.FEEDBACK_TIMEOUT.of(
                configuration("training.feedback-timeout", "1500 ms")))
        .isEqualTo(Duration.ofMillis(1500));
    assertThat(
            TrainingOptions.BATCH_BYTES_MAX.of(configuration("training.batch-bytes-max", "8 mb")))
        .isEqualTo(MemorySize.ofMebiBytes(8));
    assertThat(InputOptions.PATH.of(configuration("input.path", "a.csv"))).isEqualTo("a.csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "training.delay | -1 | training.delay must be a whole number from 0 to 64, was -1",
        "training.delay | few | training.delay must be a whole number from 0 to 64, was few",
        "training.delay | 65 | training.delay must be a whole number from 0 to 64, was 65",
        "model.bits | 29 | model.bits must be a whole number from 1 to 28, was 29",
        "training.optimizer | lion | training.optimizer must be one of sgd, momentum, nesterov, adagrad,"
            + " rmsprop, adam, amsgrad, ftrl, nag, coin, was lion",
        "training.optimizer.beta1 | 1 | training.optimizer.beta1 must be a number of at least 0 and"
            + " below 1, was 1",
        "training.optimizer.l1 | -1 | training.optimizer.l1 must be a number of at least 0 and at"
            + " most 1.0E100, was -1",
        "training.steps | clock | training.steps must be one of count, time, was clock",
        "training.synchronization | ssp | training.synchronization must be one of sync, bounded-staleness,"
            + " async, was ssp",
        "model.type | tree | model.type must be one of linear, softmax, one-vs-rest, fm, was tree",
        "training.optimizer.learning-rate | 0 | training.optimizer.learning-rate must be a number"
            + " above 0 and at most 1.0E100, was 0",
        "training.optimizer.learning-rate | NaN | training.optimizer.learning-rate must be a number"
            + " above 0 and at most 1.0E100, was NaN",
        "model.intercept | maybe | model.intercept must be true or false, was maybe",
        "training.batch-bytes-max | 1 b | training.batch-bytes-max must be a size from 1 kb to 64"
            + " mb, was 1 b",
        "training.feedback-timeout | 1 ms | training.feedback-timeout must be a duration of at"
            + " least 100 ms, was 1 ms",
      })
  void aValueThatBreaksItsRuleIsRefusedByNameRuleAndValue(
      String key, String value, String message) {
    Option<?> option =
        OptionCatalog.byGroup().values().stream()
            .flatMap(java.util.List::stream)
            .filter(candidate -> candidate.key().equals(key))
            .findFirst()
            .orElseThrow();
    Configuration options = configuration(key, value);
    assertThatThrownBy(() -> option.of(options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static Configuration configuration(String key, String value) {
    return Configuration.fromMap(Map.of(key, value));
  }
}
