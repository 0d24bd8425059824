package dev.eddy.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaSettingsTest {

  @Test
  void settingsTravelWithTheJob() throws Exception {
    KafkaSettings settings = settings("clicks", Map.of("client.rack", "a"));
    assertThat(InstantiationUtil.clone(settings)).isEqualTo(settings);
  }

  @Test
  void theGroupIsNamedAfterTheTopicUnlessTheUserNamesIt() {
    assertThat(settings("clicks", Map.of()).groupId()).isEqualTo("eddy-clicks");
    assertThat(settings("clicks", Map.of("group.id", "mine")).groupId()).isEqualTo("mine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bootstrap.servers",
        "key.deserializer",
        "value.deserializer",
        "enable.auto.commit",
        "auto.offset.reset"
      })
  void whatEddySetsIsRefused(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("clicks", Map.of(key, "x")))
        .withMessage("input.kafka." + key + " must not be set, eddy sets it, was x");
  }

  @Test
  void aBlankTopicIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(" ", Map.of()))
        .withMessage("input.topic must not be blank, was ' '");
  }

  private static KafkaSettings settings(String topic, Map<String, String> clientProperties) {
    return new KafkaSettings(
        "localhost:9092", topic, StartPoint.LATEST, EndPoint.NEVER, clientProperties);
  }
}
