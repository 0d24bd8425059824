package dev.eddy.docs;

import static dev.eddy.docs.YamlFile.at;
import static dev.eddy.docs.YamlFile.map;
import static dev.eddy.docs.YamlFile.pom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.job.options.OptionCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.junit.jupiter.api.Test;

/** The files for a cluster are sound and agree with Flink, with the job and with each other. */
class DeploymentFilesTest {
  private static final Path COMPOSE = Path.of("docker", "compose.yaml");
  private static final Path DOCKERFILE = Path.of("docker", "Dockerfile");

  @Test
  void theClustersConfigurationHasOnlyOptionsThatFlinkKnows() throws IOException {
    Configuration cluster = GlobalConfiguration.loadConfiguration("flink-conf");
    FlinkSettings.requireKnown(cluster.toMap().keySet());
    assertThat(cluster.toMap().keySet()).isEqualTo(FlinkSettings.ofCluster().keySet());
    assertThat(cluster.get(CheckpointingOptions.ENABLE_UNALIGNED)).isFalse();
    assertThat(cluster.get(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS)).isEqualTo(3);
    assertThat(cluster.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("rocksdb");
    assertThat(cluster.get(RestOptions.BIND_ADDRESS)).isEqualTo("127.0.0.1");
  }

  @Test
  void theReporterIsAClassOfFlinks() throws Exception {
    String factory = FlinkSettings.ofCluster().get("metrics.reporter.prom.factory.class");
    assertThat(Class.forName(factory)).isNotNull();
  }

  @Test
  void theComposeFileRunsFlinkAsTheClustersConfigurationDoes() throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String name : List.of("jobmanager", "taskmanager", "submit")) {
      properties(name).forEach(settings::put);
      FlinkSettings.requireKnown(properties(name).keySet());
    }
    FlinkSettings.requireThoseOfTheCluster(
        settings,
        Set.of(
            "jobmanager.rpc.address",
            "rest.address",
            "rest.bind-address",
            "parallelism.default",
            "taskmanager.memory.process.size",
            "high-availability.type",
            "high-availability.storageDir",
            "high-availability.zookeeper.quorum",
            "high-availability.zookeeper.client.session-timeout",
            "high-availability.zookeeper.client.tolerate-suspended-connections"));
  }

  @Test
  void everyServiceHasAnImageWithAVersionAndKnowsItsNeighbours() throws IOException {
    Map<?, ?> services = map(YamlFile.read(COMPOSE), "services");
    assertThat(services.keySet().stream().map(Object::toString))
        .containsExactlyInAnyOrder(
            "kafka", "jobmanager", "taskmanager", "submit", "traffic", "prometheus", "grafana");
    services.forEach(
        (name, service) -> {
          Map<?, ?> of = (Map<?, ?>) service;
          assertThat(of.get("image").toString()).as("%s", name).matches("[\\w/-]+:v?\\d[\\w.-]*");
          List<?> needed = of.get("depends_on") instanceof List<?> list ? list : List.of();
          assertThat(services.keySet().containsAll(needed)).as("%s", name).isTrue();
        });
    assertThat(at(services, "submit", "profiles")).isEqualTo(List.of("job"));
    assertThat(at(services, "traffic", "profiles")).isEqualTo(List.of("job"));
    assertThat(at(services, "grafana", "profiles")).isEqualTo(List.of("watch"));
    assertThat(at(services, "prometheus", "profiles")).isEqualTo(List.of("watch"));
  }

  @Test
  void versionsAreThoseOfTheBuild() throws IOException {
    Map<?, ?> services = map(YamlFile.read(COMPOSE), "services");
    assertThat(at(services, "kafka", "image"))
        .isEqualTo("apache/kafka:" + pom("scripts/kafka/pom.xml", "kafka.version"));
    assertThat(at(services, "jobmanager", "image")).isEqualTo("eddy:" + pom("pom.xml", "version"));
    String flink = "flink:" + pom("pom.xml", "flink.version") + "-java17";
    assertThat(dockerfile()).contains("\nFROM " + flink + "\n");
  }

  @Test
  void theImageHasWhatTheBuildMakes() throws IOException {
    assertThat(dockerfile())
        .contains("COPY --chown=flink:flink target/eddy-job.jar /opt/flink/usrlib/eddy-job.jar")
        .contains("COPY --chown=flink:flink target/eddy.jar ")
        .contains("COPY --chown=flink:flink target/lib ");
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("/eddy-job.jar</outputFile>", "<finalName>eddy</finalName>", "/lib</output");
  }

  @Test
  void theJobIsStartedWithOptionsThatItKnows() throws IOException {
    List<?> command = (List<?>) at(YamlFile.read(COMPOSE), "services", "submit", "command");
    assertThat(command.subList(0, 4))
        .hasToString("[flink, run, -d, /opt/flink/usrlib/eddy-job.jar]");
    assertThat(Path.of("src/examples/clicks/job.yaml")).exists();
    assertThat(command.contains("/opt/eddy/examples/clicks/job.yaml")).isTrue();
    Matcher options = Pattern.compile("-D, ([\\w.-]+)=").matcher(command.toString());
    int count = 0;
    while (options.find()) {
      OptionCatalog.requireKnown(options.group(1));
      count++;
    }
    assertThat(count).isEqualTo(4);
  }

  @Test
  void everyFileThatIsMountedIsThere() throws IOException {
    Map<?, ?> services = map(YamlFile.read(COMPOSE), "services");
    int count = 0;
    for (String name : List.of("prometheus", "grafana")) {
      for (Object volume : (List<?>) at(services, name, "volumes")) {
        assertThat(COMPOSE.resolveSibling(volume.toString().split(":", 2)[0])).isDirectory();
        count++;
      }
    }
    assertThat(count).isEqualTo(3);
    assertThat(at(services, "jobmanager", "build", "dockerfile")).isEqualTo("docker/Dockerfile");
  }

  private static Map<String, String> properties(String service) throws IOException {
    Map<String, String> properties = new LinkedHashMap<>();
    Object text =
        at(YamlFile.read(COMPOSE), "services", service, "environment", "FLINK_PROPERTIES");
    text.toString()
        .lines()
        .map(line -> line.split(": ", 2))
        .forEach(line -> properties.put(line[0], line[1]));
    return properties;
  }

  private static String dockerfile() throws IOException {
    return Files.readString(DOCKERFILE);
  }
}
