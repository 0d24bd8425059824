package dev.eddy.streaming.latency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.streaming.wire.Theta;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepWayTest {
  private final List<Long> micros = new ArrayList<>();
  private long nowMicros;

  @Test
  void theClockRunsFromTheLastSliceSentToTheLastOneThatComesBack() {
    StepWay way = stepWay(2);
    arrive(way, 10, 0, 0);
    arrive(way, 11, 1, 0);
    send(way, 100, 0, 0);
    send(way, 140, 0, 0);
    arrive(way, 200, 1, 1);
    assertThat(micros).isEmpty();
    arrive(way, 440, 0, 1);
    assertThat(micros).containsExactly(300L);
  }

  @Test
  void everyShardHasItsOwnWay() {
    StepWay way = stepWay(1);
    send(way, 100, 0, 0);
    send(way, 150, 1, 0);
    arrive(way, 200, 0, 1);
    assertThat(micros).containsExactly(100L, 50L);
  }

  @Test
  void withADelayStepsAreOnTheirWayTogether() {
    StepWay way = stepWay(1);
    send(way, 100, 0, 0);
    send(way, 110, 0, 1);
    send(way, 120, 1, 0);
    arrive(way, 200, 0, 1);
    assertThat(micros).containsExactly(100L, 80L);
    send(way, 210, 1, 1);
    arrive(way, 300, 0, 2);
    assertThat(micros).containsExactly(100L, 80L, 190L, 90L);
  }

  @Test
  void whatComesAgainOrInPiecesEndsNoWay() {
    StepWay way = stepWay(1);
    arrive(way, 10, 0, 4);
    send(way, 100, 0, 4);
    arrive(way, 120, 0, 4);
    nowMicros = 130;
    way.arrived(new Theta(0, 5, 4, false, false, ThetaDelta.empty()));
    assertThat(micros).isEmpty();
    arrive(way, 150, 0, 5);
    arrive(way, 160, 0, 5);
    assertThat(micros).containsExactly(50L);
  }

  private StepWay stepWay(int sliceCount) {
    return new StepWay(sliceCount, micros::add, () -> 1_000 * nowMicros);
  }

  private void send(StepWay way, long atMicros, int shard, long step) {
    nowMicros = atMicros;
    way.sent(shard, step);
  }

  private void arrive(StepWay way, long atMicros, int slice, long version) {
    nowMicros = atMicros;
    way.arrived(new Theta(slice, version, version - 1, true, false, ThetaDelta.empty()));
  }
}
