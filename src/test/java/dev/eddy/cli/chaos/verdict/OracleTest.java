package dev.eddy.cli.chaos.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class OracleTest {
  private static final Fed FED = new Fed(100, 2);
  private static final List<String> WINDOWS = List.of("{\"step\":1}", "{\"step\":2}");
  private static final List<String> REJECTED = List.of("{\"offset\":0}");

  @Test
  void theSameFilesAreAsTheyMustBe() {
    assertThat(Oracle.judge(FED, run(summary()), run(summary()))).isEmpty();
  }

  @Test
  void timeAndRestartsMayDiffer() {
    ObjectNode disturbed =
        summary().put("seconds", 9.5).put("restarts", 7).put("status", "stopped");
    assertThat(Oracle.judge(FED, run(disturbed), run(summary()))).isEmpty();
  }

  @Test
  void anotherThetaIsAnAnomaly() {
    ObjectNode disturbed = summary().put("theta_sha256", "other");
    assertThat(Oracle.judge(FED, run(disturbed), run(summary())))
        .extracting(Anomaly::toString)
        .containsExactly("theta_sha256: must be \"bits\" as in the undisturbed run, was \"other\"");
  }

  @Test
  void anotherDigestIsAnAnomalyThoughThetaIsTheSame() {
    ObjectNode disturbed = summary().put("gradient_digest", "other");
    assertThat(names(run(disturbed), run(summary()))).containsExactly("gradient_digest");
  }

  @Test
  void aFactThatIsMissingIsAnAnomaly() {
    ObjectNode disturbed = summary();
    disturbed.remove("theta_sha256");
    assertThat(names(run(disturbed), run(summary()))).containsExactly("theta_sha256");
    assertThat(names(run(summary()), run(disturbed))).containsExactly("theta_sha256");
  }

  @Test
  void recordsThatBothRunsLostAreSeen() {
    ObjectNode both = summary().put("read", 99).put("trained", 97);
    assertThat(Oracle.judge(FED, run(both), run(both)))
        .containsExactly(new Anomaly("lost", "1 of 100 records were not read"));
  }

  @Test
  void recordsThatBothRunsHaveTwiceAreSeen() {
    ObjectNode both = summary().put("read", 103).put("trained", 101);
    assertThat(Oracle.judge(FED, run(both), run(both)))
        .containsExactly(new Anomaly("twice", "3 records more were read than 100"));
  }

  @Test
  void whatWasReadMustBeTrainedOrRejected() {
    ObjectNode both = summary().put("trained", 97);
    assertThat(names(run(both), run(both))).containsExactly("balance");
  }

  @Test
  void theSpoiledRecordsAndNoOthersMustBeRejected() {
    ObjectNode both = summary().put("rejected", 3).put("trained", 97);
    assertThat(names(run(both), run(both))).containsExactly("rejected");
  }

  @Test
  void linesMustBeTheSameToTheLastByte() {
    RunFiles other = new RunFiles(summary(), List.of("{\"step\":1}", "{\"step\":3}"), REJECTED);
    RunFiles less = new RunFiles(summary(), List.of("{\"step\":1}"), REJECTED);
    RunFiles noneRejected = new RunFiles(summary(), WINDOWS, List.of());
    assertThat(Oracle.judge(FED, other, run(summary())))
        .extracting(Anomaly::detail)
        .containsExactly("line 2 must be {\"step\":2} as in the undisturbed run, was {\"step\":3}");
    assertThat(Oracle.judge(FED, less, run(summary())))
        .containsExactly(new Anomaly("evaluation.jsonl", "must have 2 lines, has 1"));
    assertThat(names(noneRejected, run(summary()))).containsExactly("rejected.jsonl");
  }

  private static List<String> names(RunFiles disturbed, RunFiles calm) {
    return Oracle.judge(FED, disturbed, calm).stream().map(Anomaly::name).toList();
  }

  private static RunFiles run(ObjectNode summary) {
    return new RunFiles(summary, WINDOWS, REJECTED);
  }

  private static ObjectNode summary() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("status", "done")
        .put("read", 100)
        .put("trained", 98)
        .put("rejected", 2)
        .put("set_aside", 0)
        .put("theta_sha256", "bits")
        .put("gradient_digest", "digest")
        .put("seconds", 1.5)
        .put("restarts", 0);
  }
}
