package dev.eddy.job;

import dev.eddy.streaming.meter.Meter;
import dev.eddy.streaming.probe.Moment;
import dev.eddy.streaming.probe.Probe;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;

/** What Flink's Prometheus reporter says of a run, asked just before the run writes its results. */
public final class Scrape {
  private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-zA-Z_:]\\w*)(\\{.*})? (\\S+)$");

  // The probe travels to the task in bytes; what it sees comes back here.
  private static volatile String text = "";

  private final Map<String, Double> samples = new LinkedHashMap<>();

  private Scrape() {
    Matcher sample = SAMPLE.matcher(text);
    while (sample.find()) {
      samples.put(
          sample.group(1) + (sample.group(2) == null ? "" : sample.group(2)),
          Double.valueOf(sample.group(3)));
    }
  }

  /** Returns a free port of this machine. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Returns what a cluster needs to tell its metrics at a port. */
  public static Configuration reportingAt(int port) {
    Configuration options = new Configuration();
    options.setString(
        "metrics.reporter.prom.factory.class",
        "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
    options.setString("metrics.reporter.prom.port", Integer.toString(port));
    return options;
  }

  /** Returns a probe that asks once all is trained and no task has ended. */
  public static Probe probe(int port) {
    return moment -> {
      if (moment == Moment.RESULT_FINISH) {
        text = ask(port);
      }
    };
  }

  /** Returns what was told last. */
  public static Scrape last() {
    return new Scrape();
  }

  private static String ask(int port) {
    URI address = URI.create("http://127.0.0.1:" + port + "/metrics");
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new IllegalStateException(address + " must answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(address + " must answer", e);
    }
  }

  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    samples.keySet().forEach(sample -> names.add(sample.replaceFirst("\\{.*", "")));
    return names;
  }

  /** Returns the sum of a metric over its subtasks and whatever else there are several of. */
  public double sum(Meter meter) {
    return sum(meter.prometheusName());
  }

  public double sum(String name) {
    return samples.entrySet().stream()
        .filter(sample -> sample.getKey().replaceFirst("\\{.*", "").equals(name))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** Returns one of several. */
  double value(Meter meter, String value) {
    String label = meter.label() + "=\"" + value + "\"";
    return samples.entrySet().stream()
        .filter(sample -> sample.getKey().startsWith(meter.prometheusName() + "{"))
        .filter(sample -> sample.getKey().contains(label))
        .mapToDouble(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }
}
