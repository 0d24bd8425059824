package dev.eddy.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics that the files beside docker/compose.yaml ask Prometheus for. */
public final class AskedMetrics {
  static final Path DASHBOARD = Path.of("docker/grafana/dashboards/eddy.json");
  static final Path ALARMS = Path.of("docker/prometheus/alarms.yaml");

  private static final Pattern METRIC = Pattern.compile("\\bflink_\\w+");

  private AskedMetrics() {}

  public static Set<String> ofDashboard() throws IOException {
    return in(DASHBOARD);
  }

  public static Set<String> ofAlarms() throws IOException {
    return in(ALARMS);
  }

  private static Set<String> in(Path file) throws IOException {
    Set<String> names = new TreeSet<>();
    Matcher metric = METRIC.matcher(Files.readString(file));
    while (metric.find()) {
      names.add(metric.group());
    }
    return names;
  }
}
