package dev.eddy.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.cli.chaos.fault.FaultKind;
import dev.eddy.cli.chaos.verdict.Anomaly;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChaosReportTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void aReportHasEachFaultEachKindAndTheVerdict() {
    ChaosReport report =
        report(
            List.of(
                happened(FaultKind.RESCALED, 10, 3000),
                happened(FaultKind.RESCALED, 20, 5000),
                Outcome.skipped(FaultKind.NETWORK_CUT, START.plusSeconds(30), "not permitted"),
                happened(FaultKind.TASKMANAGER_KILLED, 40, 7250)),
            List.of());
    assertThat(report.happenedCount()).isEqualTo(3);
    assertThat(report.kindCount()).isEqualTo(2);
    assertThat(report.text())
        .isEqualTo(
            """
            scripts/chaos --seed 1

            | # | at | fault | what was seen | recovered after |
            | --- | --- | --- | --- | --- |
            | 1 | 10.0 s | rescaled | it | 3.0 s |
            | 2 | 20.0 s | rescaled | it | 5.0 s |
            | 3 | 30.0 s | network-cut | not permitted | skipped |
            | 4 | 40.0 s | taskmanager-killed | it | 7.3 s |

            | fault | times | median | max | skipped |
            | --- | --- | --- | --- | --- |
            | taskmanager-killed | 1 | 7.3 s | 7.3 s | 0 |
            | rescaled | 2 | 4.0 s | 5.0 s | 0 |
            | network-cut | 0 | - | - | 1 |

            3 faults happened, of 2 kinds; 1 were skipped or missed.
            read: 5
            No anomaly.
            """);
  }

  @Test
  void whatIsWrongIsNamed() {
    Outcome stuck = new Outcome(FaultKind.RESCALED, true, START, "it", Optional.empty());
    String text = report(List.of(stuck), List.of(new Anomaly("lost", "2 records"))).text();
    assertThat(text).contains("| 1 | 0.0 s | rescaled | it | NOT |\n");
    assertThat(text).contains("| rescaled | 1 | - | - | 0 |\n");
    assertThat(text).endsWith("ANOMALY lost: 2 records\n");
  }

  @Test
  void theMedianOfAnEvenCountIsTheMeanOfTheMiddle() {
    assertThat(ChaosReport.median(List.of())).isEmpty();
    assertThat(ChaosReport.median(List.of(seconds(1), seconds(2), seconds(9))))
        .contains(seconds(2));
    assertThat(ChaosReport.median(List.of(seconds(1), seconds(2), seconds(4), seconds(9))))
        .contains(seconds(3));
  }

  private static ChaosReport report(List<Outcome> outcomes, List<Anomaly> anomalies) {
    return new ChaosReport(
        "scripts/chaos --seed 1", START, outcomes, List.of("read: 5"), anomalies);
  }

  private static Outcome happened(FaultKind kind, int second, int recoveryMillis) {
    Duration recovery = Duration.ofMillis(recoveryMillis);
    return new Outcome(kind, true, START.plusSeconds(second), "it", Optional.of(recovery));
  }

  private static Duration seconds(int count) {
    return Duration.ofSeconds(count);
  }
}
