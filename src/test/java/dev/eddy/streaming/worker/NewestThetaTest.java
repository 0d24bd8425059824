package dev.eddy.streaming.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.streaming.loop.Synchronization;
import org.junit.jupiter.api.Test;

class NewestThetaTest extends ThetaGateContract {
  private static final int STALENESS_MAX = 2;

  @Override
  Synchronization synchronization() {
    return Synchronization.boundedStaleness(STALENESS_MAX);
  }

  @Test
  void aStepMayBeSoManyStepsAheadOfThetaAndNoMore() {
    for (int version = 0; version < 5; version++) {
      addVersion(version);
      for (int step = version; step < version + 10; step++) {
        gate.advance(version);
        assertThat(gate.isOpenFor(step)).isEqualTo(step - version <= STALENESS_MAX);
      }
    }
  }

  @Test
  void whatComesIsInTheReplicaAtOnce() {
    addVersion(0);
    gate.add(theta(0, 3, false));
    assertThat(gate.replica().weight(0)).isEqualTo(3);
    assertThat(gate.version()).isZero();
  }
}
