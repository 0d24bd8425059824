package dev.eddy.streaming.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.streaming.loop.Synchronization;
import org.junit.jupiter.api.Test;

class ExactThetaTest extends ThetaGateContract {
  @Override
  Synchronization synchronization() {
    return Synchronization.sync();
  }

  @Test
  void newerVersionsStayOutside() {
    addVersion(0);
    addVersion(1);
    addVersion(2);
    gate.advance(1);
    assertThat(gate.replica().weight(0)).isEqualTo(1);
    assertThat(gate.isOpenFor(0)).isFalse();
    assertThat(gate.isOpenFor(1)).isTrue();
    assertThat(gate.isOpenFor(2)).isFalse();
  }
}
