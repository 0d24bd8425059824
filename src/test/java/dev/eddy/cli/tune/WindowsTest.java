package dev.eddy.cli.tune;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowsTest {

  /** Windows of so many examples each, with these log losses. */
  static Windows windows(long length, double... losses) {
    List<Window> lines = new ArrayList<>();
    long trained = 0;
    for (double loss : losses) {
      trained += length;
      lines.add(window(trained, length, loss));
    }
    return new Windows(lines);
  }

  private static Window window(long trained, long examples, double loss) {
    return new Window(
        List.of(trained, trained, 0L, 0L, 0L),
        trained,
        examples,
        Map.of("log_loss", loss),
        Map.of("base_rate_log_loss", .5 + 1.0 / trained));
  }

  @Test
  void aLineOfTheEvaluationIsRead() throws IOException {
    String line =
        """
        {"version":1,"step":3,"trained":110,"read":120,"rejected":7,"scored":2,"set_aside":1,
         "window":{"examples":60,"metrics":{"mse":4.0},"baselines":{"mean_rmse":3.0}},
         "cumulative":{"metrics":{"mse":5.0},"baselines":{}}}""";
    assertThat(Window.of(new ObjectMapper().readTree(line)))
        .isEqualTo(
            new Window(
                List.of(120L, 110L, 7L, 2L, 1L),
                110,
                60,
                Map.of("mse", 4.0),
                Map.of("mean_rmse", 3.0)));
  }

  @Test
  void aRestAtTheEndIsNoWindow() {
    Windows whole = new Windows(List.of(window(110, 110, 1), window(200, 90, 2)));
    assertThat(whole.withoutRest(100)).isEqualTo(whole);
    Windows torn = new Windows(List.of(window(110, 110, 1), window(199, 89, 2)));
    assertThat(torn.withoutRest(100).lines()).containsExactly(window(110, 110, 1));
  }

  @Test
  void neighboursAreGatheredIntoBlocksOfAboutAsManyExamples() {
    assertThat(windows(10, 1, 3, 5, 7, 9, 11).means(Measure.LOG_LOSS, 3)).containsExactly(2, 6, 10);
    assertThat(windows(10, 1, 3).means(Measure.LOG_LOSS, 3)).containsExactly(1, 3);
    // A mean of examples, not of windows; a long window is a block by itself.
    Windows uneven = new Windows(List.of(window(10, 10, 1), window(40, 30, 5), window(80, 40, 2)));
    assertThat(uneven.means(Measure.LOG_LOSS, 2)).containsExactly(4, 2);
  }

  @Test
  void windowsOfOtherRecordsAreFound() {
    Windows windows = windows(10, 1, 2, 3);
    assertThat(windows.haveRecordsOf(windows(10, 3, 2, 1))).isTrue();
    assertThat(windows.haveRecordsOf(windows(10, 1, 2))).isFalse();
    assertThat(windows.haveRecordsOf(windows(11, 1, 2, 3))).isFalse();
    Window last = windows.lines().get(2);
    Window otherLabels =
        new Window(
            last.counts(),
            last.trained(),
            last.examples(),
            last.metrics(),
            Map.of("base_rate_log_loss", .7));
    Windows others =
        new Windows(List.of(windows.lines().get(0), windows.lines().get(1), otherLabels));
    assertThat(windows.haveRecordsOf(others)).isFalse();
  }
}
