package dev.eddy.streaming.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.streaming.meter.TestMetrics;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SliceMeterTest {
  private static final String SLICE = "eddy.server.slice.0.";

  private final TestMetrics metrics = new TestMetrics();
  private final SliceLoop loop = SampleGradients.loop(SampleGradients.learner(6, 0));
  private long nowSeconds;
  private final SliceMeter meter =
      new SliceMeter(metrics, loop, true, () -> TimeUnit.SECONDS.toNanos(nowSeconds));

  @Test
  void versionAndGradientAreThoseOfNow() {
    assertThat(metrics.number(SLICE + "gradient.norm")).isZero();
    step(0);
    double first = metrics.number(SLICE + "gradient.norm");
    step(1);

    assertThat(metrics.number(SLICE + "theta.version")).isEqualTo(2);
    assertThat(first).isPositive();
    assertThat(metrics.number(SLICE + "gradient.norm")).isPositive().isNotEqualTo(first);
  }

  @Test
  void thetaIsMeasuredAtACheckpointAtMostEveryTenSeconds() {
    step(0);
    nowSeconds += 9;
    meter.checkpointed();
    assertThat(metrics.number(SLICE + "theta.norm")).isZero();

    nowSeconds += 1;
    assertThat(metrics.number(SLICE + "theta.norm")).as("no checkpoint").isZero();
    meter.checkpointed();

    assertThat(metrics.number(SLICE + "theta.norm")).isEqualTo(loop.theta().size().norm());
    assertThat(metrics.number(SLICE + "theta.nonzeros"))
        .isEqualTo(loop.theta().touchedCount())
        .isPositive();
    assertThat(metrics.number(SLICE + "features"))
        .isGreaterThanOrEqualTo(loop.theta().touchedCount());
  }

  @Test
  void rowsThatMoveByThemselvesHaveNoGradient() {
    TestMetrics others = new TestMetrics();
    SliceMeter unused = new SliceMeter(others, loop, false, () -> 0);
    assertThat(others.names()).contains(SLICE + "theta.norm");
    assertThat(others.names()).doesNotContain(SLICE + "gradient.norm");
  }

  private void step(long number) {
    SampleGradients.step(number).forEach(gradient -> loop.add(gradient, theta -> {}));
  }
}
