package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.eddy.streaming.kafka.EndPoint;
import dev.eddy.streaming.probe.Probe;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a topic ends, which two options may say. */
class KafkaSettingsReaderTest {

  @Test
  void aTopicEndsNeverOrAsOneOfTheOptionsSays() {
    assertThat(end(Map.of())).isEqualTo(EndPoint.NEVER);
    assertThat(end(Map.of("input.bounded", "true"))).isEqualTo(EndPoint.LATEST);
    assertThat(end(Map.of("input.end", "latest"))).isEqualTo(EndPoint.LATEST);
    assertThat(end(Map.of("input.end", "1000"))).isEqualTo(EndPoint.at(1000));
  }

  @Test
  void bothOptionsMaySayTheSame() {
    assertThat(end(Map.of("input.bounded", "true", "input.end", "1000")))
        .isEqualTo(EndPoint.at(1000));
    assertThat(end(Map.of("input.bounded", "false", "input.end", "never")))
        .isEqualTo(EndPoint.NEVER);
  }

  @ParameterizedTest
  @CsvSource({"never, true, false", "latest, false, true", "offsets:0=1, false, true"})
  void aContradictionIsRefused(String end, String isBounded, String must) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> end(Map.of("input.bounded", isBounded, "input.end", end)))
        .withMessage(
            "input.bounded must be %s with input.end %s, was %s".formatted(must, end, isBounded));
  }

  @Test
  void aTopicThatIsReadForEverHasOnePass() {
    Configuration options = options(Map.of("input.passes", "3"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrainingPlans.of(options, Probe.NONE))
        .withMessage(
            "input.passes must be 1 for a topic that is read for ever (input.end never), was 3");
  }

  @Test
  void aTopicThatIsCutByTimeHasOnePass() {
    Configuration options =
        options(Map.of("input.passes", "3", "input.end", "latest", "training.steps", "time"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrainingPlans.of(options, Probe.NONE))
        .withMessage("input.passes must be 1 with training.steps=time, was 3");
  }

  private static EndPoint end(Map<String, String> more) {
    return KafkaSettingsReader.input(options(more)).end();
  }

  private static Configuration options(Map<String, String> more) {
    Map<String, String> options = new HashMap<>(more);
    options.put("input.topic", "clicks");
    return Configuration.fromMap(options);
  }
}
