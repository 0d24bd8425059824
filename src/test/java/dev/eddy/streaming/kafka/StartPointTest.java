package dev.eddy.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartPointTest {

  @Test
  void namesAndTimesAreRead() {
    assertThat(StartPoint.parse("earliest")).isEqualTo(StartPoint.EARLIEST);
    assertThat(StartPoint.parse("latest")).isEqualTo(StartPoint.LATEST);
    assertThat(StartPoint.parse("committed")).isEqualTo(StartPoint.COMMITTED);
    assertThat(StartPoint.parse("1000")).isEqualTo(StartPoint.at(1000));
    assertThat(StartPoint.parse("1970-01-01T00:00:01Z")).isEqualTo(StartPoint.at(1000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"earliest", "latest", "committed", "2026-01-31T12:00:00Z"})
  void whatIsPrintedIsRead(String text) {
    assertThat(StartPoint.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Earliest", "-1", "1e3", "yesterday", "99999999999999999999"})
  void anythingElseIsRefusedWithTheRule(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StartPoint.parse(text))
        .withMessageStartingWith("input.start must be earliest, latest, committed, ")
        .withMessageEndingWith(", was " + text);
  }

  @Test
  void aTimeBefore1970IsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StartPoint.parse("1969-12-31T23:59:59Z"))
        .withMessage("epochMillis must be >= 0, was -1000");
  }
}
