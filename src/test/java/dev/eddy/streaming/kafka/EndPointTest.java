package dev.eddy.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndPointTest {

  @Test
  void namesTimesAndOffsetsAreRead() {
    assertThat(EndPoint.parse("never")).isEqualTo(EndPoint.NEVER);
    assertThat(EndPoint.parse("latest")).isEqualTo(EndPoint.LATEST);
    assertThat(EndPoint.parse("1000")).isEqualTo(EndPoint.at(1000));
    assertThat(EndPoint.parse("1970-01-01T00:00:01Z")).isEqualTo(EndPoint.at(1000));
    assertThat(EndPoint.parse("offsets:1=250,0=100"))
        .isEqualTo(EndPoint.at(Map.of(0, 100L, 1, 250L)));
  }

  @Test
  void onlyNeverIsWithoutAnEnd() {
    assertThat(EndPoint.NEVER.isBounded()).isFalse();
    assertThat(EndPoint.LATEST.isBounded()).isTrue();
    assertThat(EndPoint.at(0).isBounded()).isTrue();
    assertThat(EndPoint.at(Map.of(0, 1L)).isBounded()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"never", "latest", "2026-01-31T12:00:00Z", "offsets:0=100,10=2,11=0"})
  void whatIsPrintedIsRead(String text) {
    assertThat(EndPoint.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "earliest",
        "committed",
        "-1",
        "1969-12-31T23:59:59Z",
        "offsets:",
        "offsets:0"
      })
  void anythingElseIsRefusedWithTheRule(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EndPoint.parse(text))
        .withMessageStartingWith("input.end must be never, latest, milliseconds since 1970, ")
        .withMessageEndingWith(", was " + text);
  }
}
