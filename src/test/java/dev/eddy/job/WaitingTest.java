package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.streaming.loop.Synchronization;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitingTest {
  @Test
  void inStepIsTheDefault() {
    assertThat(waiting(Map.of())).isEqualTo(new Waiting(Synchronization.sync(), 0, 3));
  }

  @ParameterizedTest
  @CsvSource({
    "sync, training.delay, 1, 3",
    "sync, training.delay, 4, 6",
    "bounded-staleness, training.staleness, 0, 3",
    "bounded-staleness, training.staleness, 2, 4",
    "bounded-staleness, training.staleness, 5, 7",
    "async, training.delay, 0, 3",
    "async, training.window, 5, 5",
  })
  void theWindowHasTwoStepsMoreThanMayBeMissing(
      String mode, String option, String value, int window) {
    assertThat(waiting(Map.of("training.synchronization", mode, option, value)).window())
        .isEqualTo(window);
  }

  @Test
  void theBoundIsTwoStepsIfNothingIsSaid() {
    assertThat(waiting(Map.of("training.synchronization", "bounded-staleness")).synchronization())
        .isEqualTo(Synchronization.boundedStaleness(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "async|training.delay|1|training.delay must be 0 with training.synchronization async, was"
            + " 1",
        "bounded-staleness|training.delay|2|training.delay must be 0 with training.synchronization"
            + " bounded-staleness, was 2",
        "sync|training.staleness|2|training.staleness must be absent with training.synchronization"
            + " sync, was 2",
        "async|training.staleness|0|training.staleness must be absent with"
            + " training.synchronization async, was 0",
        "bounded-staleness|training.staleness|-1|training.staleness must be a whole number from 0"
            + " to 64, was -1",
        "bulk|training.window|3|training.synchronization must be one of sync, bounded-staleness,"
            + " async, was bulk",
      })
  void whatDoesNotFitTogetherIsRefused(String mode, String option, String value, String message) {
    assertThatThrownBy(() -> waiting(Map.of("training.synchronization", mode, option, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static Waiting waiting(Map<String, String> options) {
    return Waiting.of(Configuration.fromMap(options));
  }
}
