package dev.eddy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two jobs that Flink's own client starts, each in a JVM of its own, at once on one cluster of two
 * TaskManagers. Run before a release: {@code scripts/test-cluster FlinkRunITCase}, there with
 * {@code -Deddy.job-jar=target/eddy-job.jar} as well.
 */
@EnabledIfSystemProperty(named = "eddy.cluster", matches = "true")
class FlinkRunITCase {
  private static final Map<String, String> DATA =
      Map.of(
          "loans", "src/examples/lending_club/lending_club.csv.gz",
          "digits", "src/examples/digits/digits.csv.gz");

  @TempDir private Path folder;

  @Test
  void twoJobsAtOnceGiveTheBitsThatEachGivesAlone() throws Exception {
    Path jar = JobJar.write(folder);
    try (RealCluster cluster = new RealCluster(folder)) {
      String servers = cluster.start("--taskmanagers=2", "--slots=4");
      Map<String, List<String>> jobs = jobs(servers);

      List<String> wrong = arguments(servers, "nowhere", "src/examples/digits/example.yaml");
      Process refused = flinkRun(cluster, jar, wrong, "wrong");
      Map<String, Process> clients = new LinkedHashMap<>();
      for (Map.Entry<String, List<String>> job : jobs.entrySet()) {
        clients.put(job.getKey(), flinkRun(cluster, jar, job.getValue(), job.getKey()));
      }
      for (Map.Entry<String, Process> client : clients.entrySet()) {
        assertThat(client.getValue().waitFor()).as(said(client.getKey())).isZero();
      }
      assertThat(refused.waitFor()).as(said("wrong")).isNotZero();
      assertThat(said("wrong"))
          .contains("eddy: input.topic must exist, was nowhere")
          .doesNotContain("\tat ");

      JsonNode ended = cluster.await("both jobs", "/jobs/overview", FlinkRunITCase::haveEnded);
      assertThat(ended.get("jobs").findValuesAsText("state")).containsOnly("FINISHED");
      assertThat(overlapMillis(ended)).isPositive();
      for (Map.Entry<String, List<String>> job : jobs.entrySet()) {
        Path calm = folder.resolve(job.getKey() + "-calm");
        List<String> train = new ArrayList<>(List.of("train", "--output=" + calm));
        train.addAll(job.getValue());
        train.add("-Dparallelism.default=1");
        CommandRun alone = CommandRun.of(train.toArray(String[]::new));
        assertThat(alone.exitCode()).as(alone.err()).isZero();
        RealCluster.requireSameBits(folder.resolve(job.getKey()), calm);
      }
    }
  }

  /** Fills a topic for each job and returns the jobs' arguments. */
  private static Map<String, List<String>> jobs(String servers) {
    for (Map.Entry<String, String> data : DATA.entrySet()) {
      CommandRun load =
          CommandRun.of(
              "kafka",
              "load",
              data.getValue(),
              "--topic=" + data.getKey(),
              "--partitions=4",
              "--bootstrap-servers=" + servers);
      assertThat(load.exitCode()).as(load.err()).isZero();
    }
    Map<String, List<String>> jobs = new LinkedHashMap<>();
    jobs.put("loans", arguments(servers, "loans", "src/examples/lending_club/job.yaml"));
    jobs.put("digits", arguments(servers, "digits", "src/examples/digits/example.yaml"));
    return jobs;
  }

  private static List<String> arguments(String servers, String topic, String config) {
    return List.of(
        "--config=" + Path.of(config).toAbsolutePath(),
        "-Dinput.path=",
        "-Dinput.topic=" + topic,
        "-Dinput.bootstrap-servers=" + servers,
        "-Dinput.format=csv",
        "-Dinput.bounded=true",
        // So long that the jobs meet.
        "-Dinput.passes=2",
        "-Dparallelism.default=4");
  }

  private Process flinkRun(RealCluster cluster, Path jar, List<String> arguments, String name)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    for (String opened : List.of("lang", "net", "time", "util")) {
      command.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
    }
    command.addAll(List.of("-cp", cluster.root().resolve("lib") + File.separator + "*"));
    command.add("org.apache.flink.client.cli.CliFrontend");
    String address = cluster.cluster().rest().living().orElseThrow().getAuthority();
    command.addAll(List.of("run", "-d", "-m", address, jar.toString()));
    command.addAll(arguments);
    command.add("--output=" + folder.resolve(name));
    ProcessBuilder client = new ProcessBuilder(command);
    client.environment().put("FLINK_CONF_DIR", cluster.root().resolve("conf").toString());
    client.redirectErrorStream(true).redirectOutput(folder.resolve(name + ".log").toFile());
    return client.start();
  }

  private String said(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".log"), StandardCharsets.UTF_8);
  }

  private static boolean haveEnded(JsonNode overview) {
    return overview.get("jobs").size() == 2
        && StreamSupport.stream(overview.get("jobs").spliterator(), false)
            .allMatch(job -> job.get("end-time").asLong() > 0);
  }

  /** Returns for how long both ran. */
  private static long overlapMillis(JsonNode overview) {
    long start = 0;
    long end = Long.MAX_VALUE;
    for (JsonNode job : overview.get("jobs")) {
      start = Math.max(start, job.get("start-time").asLong());
      end = Math.min(end, job.get("end-time").asLong());
    }
    return end - start;
  }
}
