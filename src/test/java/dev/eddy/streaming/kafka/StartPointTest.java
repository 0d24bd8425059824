package dev.eddy.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartPointTest {

  @Test
  void namesTimesAndOffsetsAreRead() {
    assertThat(StartPoint.parse("earliest")).isEqualTo(StartPoint.EARLIEST);
    assertThat(StartPoint.parse("latest")).isEqualTo(StartPoint.LATEST);
    assertThat(StartPoint.parse("committed")).isEqualTo(StartPoint.COMMITTED);
    assertThat(StartPoint.parse("1000")).isEqualTo(StartPoint.at(1000));
    assertThat(StartPoint.parse("1970-01-01T00:00:01Z")).isEqualTo(StartPoint.at(1000));
    assertThat(StartPoint.parse("offsets:1=250,0=100"))
        .isEqualTo(StartPoint.at(Map.of(0, 100L, 1, 250L)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"earliest", "latest", "committed", "2026-01-31T12:00:00Z", "offsets:0=1,2=0"})
  void whatIsPrintedIsRead(String text) {
    assertThat(StartPoint.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Earliest",
        "never",
        "-1",
        "1e3",
        "yesterday",
        "99999999999999999999",
        "1969-12-31T23:59:59Z",
        "offsets:",
        "offsets:0=1,",
        "offsets:0=1,0=2",
        "offsets:0=-1",
        "offsets:0=9999999999999999999",
        "0=1"
      })
  void anythingElseIsRefusedWithTheRule(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StartPoint.parse(text))
        .withMessageStartingWith("input.start must be earliest, latest, committed, ")
        .withMessageEndingWith(", was " + text);
  }
}
