package dev.eddy.streaming.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.streaming.wire.Gradient;
import dev.eddy.streaming.wire.Theta;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliceBroadcastTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 6", "1, 0", "1, 1", "1, 6", "2, 1", "2, 6"})
  void theLastThetasGoOutInOrderWithTheirValues(int delay, int steps) {
    LearnerSettings learner = SampleGradients.learner(3, delay);
    SliceLoop loop = SampleGradients.loop(learner);
    List<double[]> versions = new ArrayList<>();
    versions.add(new double[learner.model().dimension()]);
    for (long step = 0; step < steps; step++) {
      double[] weights = versions.get((int) step).clone();
      for (Gradient gradient : SampleGradients.step(step)) {
        loop.add(gradient, theta -> SampleGradients.apply(theta.delta(), weights));
      }
      versions.add(weights);
    }

    List<Theta> sent = send(loop);

    List<Long> expected =
        IntStream.rangeClosed(Math.max(0, steps - delay), steps).mapToObj(Long::valueOf).toList();
    assertThat(sent.stream().filter(Theta::isComplete).map(Theta::version).toList())
        .isEqualTo(expected);
    double[] weights = new double[learner.model().dimension()];
    for (Theta theta : sent) {
      SampleGradients.apply(theta.delta(), weights);
      if (theta.isComplete()) {
        assertThat(weights).isEqualTo(versions.get((int) theta.version()));
      }
    }
  }

  @Test
  void theEndIsSaidAgain() {
    SliceLoop loop = SampleGradients.loop(SampleGradients.learner(3, 0));
    SampleGradients.step(0).forEach(gradient -> loop.add(gradient, theta -> {}));
    for (int shard = 0; shard < SampleGradients.SHARDS; shard++) {
      loop.add(SampleGradients.end(shard, 1), theta -> {});
    }
    List<Theta> sent = send(loop);
    assertThat(sent).extracting(Theta::isDone).containsExactly(false, true);
    assertThat(sent.get(1).version()).isEqualTo(1);
  }

  @Test
  void aLargeThetaGoesOutPieceByPieceAndIsWholeWithTheLast() {
    LearnerSettings learner = SampleGradients.learner(17, 0);
    SliceLoop loop = SampleGradients.loop(learner);
    int[] all = IntStream.range(0, learner.model().dimension()).toArray();
    double[] ones = IntStream.range(0, all.length).mapToDouble(i -> 1).toArray();
    for (int shard = 0; shard < SampleGradients.SHARDS; shard++) {
      loop.add(SampleGradients.gradient(shard, 0, all, ones), theta -> {});
    }
    SliceBroadcast broadcast = new SliceBroadcast(loop);
    List<Theta> sent = new ArrayList<>();
    broadcast.sendNext(sent::add);
    assertThat(broadcast.isSent()).isFalse();
    while (!broadcast.isSent()) {
      broadcast.sendNext(sent::add);
    }
    assertThat(sent).extracting(Theta::isComplete).containsExactly(false, false, true);
    assertThat(sent.stream().flatMapToInt(t -> IntStream.of(t.delta().coordinates())).toArray())
        .isEqualTo(all);
  }

  private static List<Theta> send(SliceLoop loop) {
    SliceBroadcast broadcast = new SliceBroadcast(loop);
    List<Theta> sent = new ArrayList<>();
    while (!broadcast.isSent()) {
      broadcast.sendNext(sent::add);
    }
    return sent;
  }
}
