package dev.eddy.streaming.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  @Test
  void theSameMeaningPassesAndAnotherIsNamedByItsOption() {
    Fingerprint now = Fingerprint.of(Map.of("training.shards", "8", "model.bits", "18"));
    assertThatCode(() -> now.requireSame(Fingerprint.parse(now.toString())))
        .doesNotThrowAnyException();
    Fingerprint restored = Fingerprint.of(Map.of("training.shards", "4", "model.bits", "18"));
    assertThatThrownBy(() -> now.requireSame(restored))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("training.shards must be 4 as in the checkpoint that is restored, was 8");
  }

  @Test
  void anOptionOfOneSideOnlyIsADifference() {
    Fingerprint without = Fingerprint.of(Map.of("b", "1"));
    Fingerprint with = Fingerprint.of(Map.of("a", "2", "b", "1"));
    assertThatThrownBy(() -> without.requireSame(with))
        .hasMessage("a must be 2 as in the checkpoint that is restored, was absent");
    assertThatThrownBy(() -> with.requireSame(without))
        .hasMessage("a must be absent as in the checkpoint that is restored, was 2");
  }

  @Test
  void theTextIsSortedAndValuesMayHoldAnEqualsSign() {
    Fingerprint fingerprint = Fingerprint.of(Map.of("b", "x=y", "a", ""));
    assertThat(fingerprint).hasToString("a=\nb=x=y\n");
    assertThat(Fingerprint.parse("a=\nb=x=y\n")).hasToString("a=\nb=x=y\n");
  }

  @Test
  void aValueThatCouldNotBeReadBackIsRefused() {
    assertThatThrownBy(() -> Fingerprint.of(Map.of("input.csv.separator", "a\nb")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("input.csv.separator must have no line break, was \"a\\nb\"");
    assertThatThrownBy(() -> Fingerprint.of(Map.of("a", "\r")))
        .hasMessage("a must have no line break, was \"\\r\"");
  }
}
