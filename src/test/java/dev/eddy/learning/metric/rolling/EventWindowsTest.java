package dev.eddy.learning.metric.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.learning.metric.rolling.EventWindows.Period;
import org.junit.jupiter.api.Test;

class EventWindowsTest {

  @Test
  void aStepIsInTheWindowThatItsIntervalBeginsIn() {
    EventWindows minutes = new EventWindows(100, 60_000);
    assertThat(minutes.windowOf(599)).isZero();
    assertThat(minutes.windowOf(600)).isEqualTo(1);
    assertThat(minutes.period(1)).isEqualTo(new Period(60_000, 120_000));
    assertThat(minutes.period(EventWindows.NO_WINDOW).isNone()).isTrue();
    assertThat(EventWindows.none().period(7).isNone()).isTrue();
  }

  @Test
  void aWindowIsOfWholeSteps() {
    assertThatThrownBy(() -> new EventWindows(100, 250))
        .hasMessage("windowMillis must be a multiple of 100, was 250");
  }
}
