package dev.eddy.streaming.meter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.streaming.report.StepRecords;
import dev.eddy.streaming.report.StepRecords.Rejection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecodeMeterTest {
  private final TestMetrics metrics = new TestMetrics();
  private final DecodeMeter meter = new DecodeMeter(metrics);

  @Test
  void countsARecordsFateAndItsReason() {
    meter.add(
        step(
            new double[] {1, 0},
            List.of("label must be 0 or 1, was 2", "label must be 0 or 1, was 3", "record ends")),
        100);

    assertThat(metrics.number("eddy.decode.steps")).isEqualTo(1);
    assertThat(metrics.number("eddy.decode.records.read")).isEqualTo(5);
    assertThat(metrics.number("eddy.decode.reason.label.records.rejected")).isEqualTo(2);
    assertThat(metrics.number("eddy.decode.reason.record.records.rejected")).isEqualTo(1);
    assertThat(metrics.number("eddy.decode.record.bytes")).isEqualTo(20);
  }

  @Test
  void thereAreAtMostTwentyReasonsWhateverTheInputSays() {
    List<String> reasons = IntStream.range(0, 100).mapToObj(i -> "name" + i + " is bad").toList();
    meter.add(step(new double[0], reasons), 0);
    meter.add(step(new double[0], reasons), 0);

    assertThat(metrics.names()).filteredOn(name -> name.endsWith(".records.rejected")).hasSize(20);
    assertThat(metrics.number("eddy.decode.reason.other.records.rejected")).isEqualTo(2 * 81);
  }

  @Test
  void nothingReadIsNoBytesARecord() {
    assertThat(metrics.number("eddy.decode.record.bytes")).isZero();
  }

  private static StepRecords step(double[] labels, List<String> reasons) {
    List<Rejection> rejections = reasons.stream().map(reason -> new Rejection(0, reason)).toList();
    return new StepRecords(0, 1, labels.length + reasons.size(), labels, rejections, List.of());
  }
}
