package dev.eddy.learning.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepRampTest {
  @Test
  void stepsGrowFromEightToTheBatchSize() {
    StepRamp ramp = new StepRamp(1, 1_024, true);

    assertThat(ramp.share(0)).isEqualTo(8);
    assertThat(ramp.share(449)).isEqualTo(8);
    assertThat(ramp.share(450)).isEqualTo(9);
    assertThat(ramp.share(22_500)).isEqualTo(450);
    assertThat(ramp.share(90_000)).isEqualTo(900);
    assertThat(ramp.share(341 * 341)).isEqualTo(1_023);
    assertThat(ramp.share(342 * 342)).isEqualTo(1_024);
    assertThat(ramp.share(Long.MAX_VALUE)).isEqualTo(1_024);
    assertThat(ramp.next(450)).isEqualTo(459);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,1024", "2,1024", "3,100", "7,16", "16,1024", "100,1"})
  void stepHasAFiftiethOfWhatWasSeenButAtMostThreeTimesItsRoot(int splitCount, int batchSize) {
    StepRamp ramp = new StepRamp(splitCount, batchSize, true);
    long seen = 0;
    int last = 0;
    for (int step = 0; step < 5_000; step++) {
      int share = ramp.share(seen);
      long ramped = Math.min(seen / 50, (long) (3 * Math.sqrt((double) seen)));
      long wanted = Math.min((long) splitCount * batchSize, Math.max(8, ramped));
      // Every split has the same share, at least 1 record: rounded down, within one a split.
      assertThat((long) share * splitCount).isBetween(wanted - splitCount + 1, wanted + splitCount);
      assertThat(share).isBetween(Math.max(1, last), batchSize);
      assertThat(ramp.next(seen)).isEqualTo(seen + (long) splitCount * share);
      last = share;
      seen = ramp.next(seen);
    }
    assertThat(last).isEqualTo(batchSize);
  }

  @Test
  void withoutRampEveryStepIsFull() {
    StepRamp ramp = new StepRamp(3, 20, false);

    assertThat(ramp.share(0)).isEqualTo(20);
    assertThat(ramp.next(0)).isEqualTo(60);
  }

  @Test
  void splitCountAndBatchSizeMustBeAtLeastOne() {
    assertThatThrownBy(() -> new StepRamp(0, 1, true)).hasMessage("splitCount must be >= 1, was 0");
    assertThatThrownBy(() -> new StepRamp(1, 0, true)).hasMessage("batchSize must be >= 1, was 0");
  }
}
