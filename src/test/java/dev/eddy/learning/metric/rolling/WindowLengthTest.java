package dev.eddy.learning.metric.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class WindowLengthTest {
  @Test
  void fixedWindowsEndAtMultiples() {
    WindowLength length = WindowLength.fixed(1_000);

    assertThat(length.endAfter(0)).isEqualTo(1_000);
    assertThat(length.endAfter(999)).isEqualTo(1_000);
    assertThat(length.endAfter(1_000)).isEqualTo(2_000);
    assertThat(length.endAfter(5_000_000_123L)).isEqualTo(5_000_001_000L);
  }

  @Test
  void growingWindowsHaveAFiftiethOfWhatWasTrained() {
    WindowLength length = WindowLength.growingFrom(1_000);

    assertThat(length.endAfter(0)).isEqualTo(1_000);
    assertThat(length.endAfter(49_999)).isEqualTo(50_000);
    assertThat(length.endAfter(50_000)).isEqualTo(51_000);
    assertThat(length.endAfter(51_000)).isEqualTo(52_020);
  }

  @Property
  void growingWindowsAreWithinTheirBounds(
      @ForAll @LongRange(min = 1, max = 100_000) long first,
      @ForAll @LongRange(min = 0, max = 1L << 50) long trained) {
    WindowLength length = WindowLength.growingFrom(first);

    long end = length.endAfter(trained);
    long next = length.endAfter(end);

    assertThat(end).isGreaterThan(trained);
    assertThat(length.endAfter(end - 1)).isEqualTo(end);
    assertThat(next - end)
        .isEqualTo(Math.min(WindowLength.GROWTH_MAX * first, Math.max(first, end / 50)));
  }

  @Property
  void aStreamHasAFewHundredWindowsBeforeTheyStopGrowing(
      @ForAll @IntRange(min = 1, max = 1_000) int first) {
    WindowLength length = WindowLength.growingFrom(first);
    int windows = 0;
    for (long end = 0; end < 5_000L * first; end = length.endAfter(end)) {
      windows++;
    }
    // 50 of one length, then 50 ln 100 = 230, and more where a 50th is rounded down by much.
    assertThat(windows).isBetween(280, 311);
  }

  @Test
  void lengthMustBeAtLeastOne() {
    assertThatThrownBy(() -> WindowLength.fixed(0)).hasMessage("windowLength must be >= 1, was 0");
  }
}
