package dev.eddy.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunViewTest {
  @Test
  void aFrameSaysHowGoodTheModelIsAndWhatHappened() {
    RunView view = new RunView("out/loans");
    assertThat(view.frame()).contains("no window yet");
    view.add("{\"event\":\"start\",\"seconds\":0.0}", 0);
    for (int window = 1; window <= 4; window++) {
      view.add(window(window * 1000, .5 - .1 * window), 0);
      view.add(progress(window, window * 1000), 0);
    }
    view.add("{\"event\":\"checkpoint\",\"seconds\":4.5,\"checkpoint\":\"chk-7\"}", 0);
    view.add("{\"event\":\"kill\",\"seconds\":5}", 0);
    view.add("{\"event\":\"end\",\"seconds\":6}", 0);
    view.add("not json {", 0);
    assertThat(view.frame().lines())
        .contains(
            "eddy watch  out/loans  ended",
            "trained 4,000  read 4,001  rejected 1  step 8  1,000/s",
            "log_loss         0.1000     0.1000     0.6000  █▆▃▁",
            "last checkpoint chk-7, 1.5 s before",
            "kills 1  restarts 0",
            "drift alarms 4, the last at 3,999 trained");
    assertThat(view.hasEnded()).isTrue();
  }

  @Test
  void windowsThatAreToldAgainAfterAFailureReplaceWhatFollowedThem() {
    RunView view = new RunView("topic");
    view.add(window(1000, .4), 1);
    view.add(window(2000, .3), 2);
    view.add(window(1000, .4), 3);
    assertThat(view.frame()).contains("trained 1,000", "0.6000  ▅").contains("drift alarms 2");
  }

  @Test
  void theLagIsThatOfTheLastProgress() {
    RunView view = new RunView("out/live");
    view.add(window(1000, .4), 0);
    view.add(progress(1, 1000).replace("}", ",\"lag\":51234}"), 0);
    assertThat(view.frame()).contains("step 2  lag 51,234\n");
    view.add(progress(2, 1000), 0);
    assertThat(view.frame()).contains("step 2").doesNotContain("lag");
  }

  @Test
  void equalNumbersLieInTheMiddle() {
    assertThat(Sparkline.of(List.of(2.0, 2.0))).isEqualTo("▅▅");
    assertThat(Sparkline.of(List.of())).isEmpty();
  }

  static String window(int trained, double loss) {
    return """
        {"version":1,"step":%d,"trained":%d,"read":%d,"rejected":1,"drift":[{"step":1,"trained":%d}],\
        "window":{"metrics":{"log_loss":%s}},\
        "cumulative":{"metrics":{"log_loss":%s},"baselines":{"base_rate_log_loss":0.6}}}"""
        .formatted(trained / 500, trained, trained + 1, trained - 1, loss, loss);
  }

  private static String progress(int seconds, int trained) {
    return "{\"event\":\"progress\",\"seconds\":%d,\"trained\":%d}".formatted(seconds, trained);
  }
}
