package dev.eddy.docs;

import static dev.eddy.docs.YamlFile.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.streaming.meter.Meter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Dashboard and alarms are sound; that their metrics exist is held by MetricsITCase. */
class DashboardTest {
  private static final Path PROMETHEUS = Path.of("docker", "prometheus", "prometheus.yaml");
  private static final Path SOURCE =
      Path.of("docker", "grafana", "provisioning", "datasources", "prometheus.yaml");

  @Test
  void everyPanelAsksTheSourceThatIsProvisioned() throws IOException {
    Object uid = at(YamlFile.read(SOURCE), "datasources", 0, "uid");
    Set<Integer> ids = new HashSet<>();
    int count = 0;
    for (JsonNode panel : dashboard().get("panels")) {
      assertThat(ids.add(panel.get("id").asInt())).as("%s", panel.get("title")).isTrue();
      assertThat(panel.get("title").asText()).isNotBlank();
      if (panel.get("type").asText().equals("row")) {
        continue;
      }
      assertThat(panel.get("description").asText()).isNotBlank();
      assertThat(panel.get("targets")).isNotEmpty();
      for (JsonNode target : panel.get("targets")) {
        assertThat(target.get("datasource").get("uid").asText()).isEqualTo(uid);
        requireBalanced(target.get("expr").asText());
        count++;
      }
    }
    assertThat(count).isGreaterThan(40);
  }

  @Test
  void noPanelLiesOnAnother() throws IOException {
    Set<String> cells = new HashSet<>();
    for (JsonNode panel : dashboard().get("panels")) {
      JsonNode place = panel.get("gridPos");
      assertThat(place.get("x").asInt() + place.get("w").asInt()).isLessThanOrEqualTo(24);
      for (int x = 0; x < place.get("w").asInt(); x++) {
        for (int y = 0; y < place.get("h").asInt(); y++) {
          String cell = (place.get("x").asInt() + x) + "," + (place.get("y").asInt() + y);
          assertThat(cells.add(cell)).as("%s at %s", panel.get("title"), cell).isTrue();
        }
      }
    }
  }

  @Test
  void theDashboardShowsEveryMetricOfTheJob() throws IOException {
    assertThat(AskedMetrics.ofDashboard())
        .containsAll(Arrays.stream(Meter.values()).map(Meter::prometheusName).toList());
  }

  @Test
  void everyAlarmSaysWhatToDo() throws IOException {
    String operations = Files.readString(Path.of("docs", "operations.md"));
    List<String> names = new ArrayList<>();
    for (Object rule : (List<?>) at(YamlFile.read(AskedMetrics.ALARMS), "groups", 0, "rules")) {
      String name = at(rule, "alert").toString();
      names.add(name);
      requireBalanced(at(rule, "expr").toString());
      assertThat(at(rule, "for").toString()).matches("\\d+m");
      assertThat(at(rule, "labels", "severity").toString()).isIn("page", "ticket");
      assertThat(at(rule, "annotations", "summary").toString()).isNotBlank();
      assertThat(at(rule, "annotations", "runbook"))
          .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
      assertThat(operations).contains("\n### " + name + "\n");
    }
    assertThat(names).hasSize(13).doesNotHaveDuplicates();
    // Nor does the page tell of alarms that nobody raises.
    assertThat(operations.lines().filter(line -> line.startsWith("### Eddy"))).hasSize(13);
  }

  @Test
  void prometheusReadsTheAlarmsAndAsksTheReportersPort() throws IOException {
    Map<?, ?> prometheus = YamlFile.read(PROMETHEUS);
    assertThat(at(prometheus, "rule_files", 0))
        .isEqualTo(AskedMetrics.ALARMS.getFileName().toString());
    Object lookup = at(prometheus, "scrape_configs", 0, "dns_sd_configs", 0);
    assertThat(at(lookup, "names")).isEqualTo(List.of("jobmanager", "taskmanager"));
    assertThat(at(lookup, "port").toString())
        .isEqualTo(FlinkSettings.ofCluster().get("metrics.reporter.prom.port"));
  }

  private static JsonNode dashboard() throws IOException {
    return new ObjectMapper().readTree(AskedMetrics.DASHBOARD.toFile());
  }

  private static void requireBalanced(String expression) {
    int open = 0;
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      open += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      assertThat(open).as(expression).isNotNegative();
    }
    assertThat(open).as(expression).isZero();
  }
}
