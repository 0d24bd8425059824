package dev.eddy.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFactsTest {
  @TempDir private Path folder;

  @Test
  void ofALongRunProgressAndCheckpointsAreThinnedOutAndKillsAreNot() throws IOException {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      events.add("{\"event\":\"progress\"}");
      events.add("{\"event\":\"checkpoint\"}");
      if (i % 100 == 0) {
        events.add("{\"event\":\"kill\"}");
        events.add("{\"event\":\"restart\"}");
      }
    }
    Files.write(folder.resolve("events.jsonl"), events);
    Files.writeString(folder.resolve("summary.json"), "{}");

    JsonNode all = RunFacts.read(folder).get("events");

    assertThat(count(all, "kill")).isEqualTo(30);
    assertThat(count(all, "restart")).isEqualTo(30);
    assertThat(count(all, "progress")).isEqualTo(600);
    assertThat(count(all, "checkpoint")).isBetween(500L, 601L);
  }

  @Test
  void ofALongRunTheWindowsInWhichSomethingHappenedStay() throws IOException {
    List<String> windows = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      windows.add("{\"trained\":" + i + "}");
    }
    windows.set(1_001, "{\"drift\":[{\"trained\":1001}]}");
    windows.set(2_003, "{\"background\":[{\"event\":\"took_over\",\"trained\":2003}]}");
    Files.write(folder.resolve("evaluation.jsonl"), windows);
    Files.writeString(folder.resolve("summary.json"), "{}");

    JsonNode told = RunFacts.read(folder).get("windows");

    assertThat(told.size()).isBetween(500, 700);
    assertThat(told.findValues("drift")).hasSize(1);
    assertThat(told.findValues("background")).hasSize(1);
  }

  private static long count(JsonNode events, String name) {
    long count = 0;
    for (JsonNode event : events) {
      count += event.get("event").asText().equals(name) ? 1 : 0;
    }
    return count;
  }
}
