package dev.eddy.learning.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.random.MersenneTwister;
import org.junit.jupiter.api.Test;

/**
 * The alarms that River's documentation prints for its examples (riverml.xyz, drift.binary.HDDM_A,
 * HDDM_W and DDM, drift.PageHinkley and ADWIN), on the same streams: 1,000 numbers of one
 * distribution, then 1,000 of another, drawn as Python's {@code random.choices} draws them.
 */
class PublishedDriftTest {
  /** Bits that are 1 as often as 0, then of 1 with probability .7: {@code random.Random(42)}. */
  private static final List<Integer> BITS = Python.seeded(42).uniform(0, 2).weighted(.3).numbers();

  /** Bits, then numbers from 4 to 7: {@code random.Random(12345)}. */
  private static final List<Integer> JUMP =
      Python.seeded(12345).uniform(0, 2).uniform(4, 4).numbers();

  @Test
  void hddmWithTheAverage() {
    assertThat(signals(new HddmAverage(), BITS)).containsExactly("warning 451", "drift 1206");
  }

  @Test
  void hddmWithTheWeightedAverage() {
    assertThat(signals(new HddmWeighted(HddmWeighted.LAMBDA), BITS))
        .containsExactly("warning 451", "drift 1077");
  }

  /** River takes the least rate from the 31st number on, and so warns of less in the beginning. */
  @Test
  void ddm() {
    assertThat(signals(new Ddm(), BITS)).containsSubsequence("drift 1334", "warning 1492");
    assertThat(signals(new Ddm(), BITS)).filteredOn(each -> each.startsWith("drift")).hasSize(1);
  }

  @Test
  void pageHinkley() {
    PageHinkley detector = new PageHinkley(PageHinkley.TOLERANCE, PageHinkley.THRESHOLD);
    assertThat(signals(detector, JUMP)).containsExactly("drift 1006");
  }

  /** River looks at every 32nd number only. */
  @Test
  void adwin() {
    List<String> signals = signals(new Adwin(Adwin.DELTA), JUMP);
    assertThat(signals.stream().map(each -> Integer.parseInt(each.substring(6))))
        .isNotEmpty()
        .allMatch(index -> index > 1023 - 32 && index <= 1023);
  }

  /** Returns drifts, and the first warning before each, as the documentation prints them. */
  private static List<String> signals(DriftDetector detector, List<Integer> numbers) {
    List<String> signals = new ArrayList<>();
    boolean isWarned = false;
    for (int i = 0; i < numbers.size(); i++) {
      DriftSignal signal = detector.add(numbers.get(i));
      if (signal == DriftSignal.DRIFT) {
        signals.add("drift " + i);
        isWarned = false;
      } else if (signal == DriftSignal.WARNING && !isWarned) {
        signals.add("warning " + i);
        isWarned = true;
      }
    }
    return signals;
  }

  /** Draws as Python does: the same generator, seeded by an array, with 53 bits of it. */
  private record Python(MersenneTwister twister, List<Integer> numbers) {
    private static final int PART = 1_000;

    static Python seeded(int seed) {
      return new Python(new MersenneTwister(new int[] {seed}), new ArrayList<>());
    }

    Python uniform(int from, int count) {
      for (int i = 0; i < PART; i++) {
        numbers.add(from + (int) (next() * count));
      }
      return this;
    }

    Python weighted(double zeroShare) {
      for (int i = 0; i < PART; i++) {
        numbers.add(next() < zeroShare ? 0 : 1);
      }
      return this;
    }

    private double next() {
      double high = twister.nextInt() >>> 5;
      double low = twister.nextInt() >>> 6;
      return (high * 67_108_864 + low) / 9_007_199_254_740_992.0;
    }
  }
}
