package dev.eddy.docs;

import static dev.eddy.docs.YamlFile.at;
import static dev.eddy.docs.YamlFile.map;
import static dev.eddy.docs.YamlFile.pom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.job.Main;
import dev.eddy.job.options.OptionCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The application on Kubernetes agrees with the build, the image and the cluster's settings. */
class KubernetesFileTest {
  private Map<?, ?> options;
  private Map<?, ?> volume;
  private Map<?, ?> deployment;

  @BeforeEach
  void read() throws IOException {
    List<Map<?, ?>> documents = YamlFile.readAll(Path.of("kubernetes", "eddy.yaml"));
    assertThat(documents.stream().map(each -> String.valueOf(each.get("kind"))))
        .containsExactly("ConfigMap", "PersistentVolumeClaim", "FlinkDeployment");
    options = documents.get(0);
    volume = documents.get(1);
    deployment = map(documents.get(2), "spec");
  }

  @Test
  void itRunsTheVersionsOfTheBuild() throws IOException {
    String[] flink = pom("pom.xml", "flink.version").split("\\.", 3);
    assertThat(deployment.get("flinkVersion")).isEqualTo("v" + flink[0] + "_" + flink[1]);
    assertThat(deployment.get("image")).isEqualTo("eddy:" + pom("pom.xml", "version"));
  }

  @Test
  void itStartsTheJobOfTheImage() {
    assertThat(at(deployment, "job", "jarURI")).isEqualTo("local:///opt/flink/usrlib/eddy-job.jar");
    assertThat(at(deployment, "job", "entryClass")).isEqualTo(Main.class.getName());
    assertThat(at(deployment, "job", "args"))
        .isEqualTo(List.of("--config", "/opt/eddy/job/job.yaml"));
    Object container = at(deployment, "podTemplate", "spec", "containers", 0);
    assertThat(at(container, "volumeMounts", 1, "mountPath")).isEqualTo("/opt/eddy/job");
    assertThat(at(container, "volumeMounts", 0, "mountPath")).isEqualTo("/flink-data");
    List<?> volumes = (List<?>) at(deployment, "podTemplate", "spec", "volumes");
    assertThat(at(volumes, 0, "persistentVolumeClaim", "claimName"))
        .isEqualTo(at(volume, "metadata", "name"));
    assertThat(at(volumes, 1, "configMap", "name")).isEqualTo(at(options, "metadata", "name"));
  }

  @Test
  void theJobKnowsItsOptions() {
    Object job =
        new Load(LoadSettings.builder().build())
            .loadFromString(at(options, "data", "job.yaml").toString());
    Map<String, String> flat = YamlFile.flatten((Map<?, ?>) job);
    assertThat(flat).containsKeys("input.topic", "output.directory");
    flat.keySet().forEach(OptionCatalog::requireKnown);
  }

  @Test
  void itRunsFlinkAsTheClustersConfigurationDoes() throws IOException {
    Map<String, String> settings = YamlFile.flatten(map(deployment, "flinkConfiguration"));
    FlinkSettings.requireKnown(settings.keySet());
    FlinkSettings.requireThoseOfTheCluster(
        settings,
        Set.of(
            "env.java.opts.all",
            "high-availability.type",
            "high-availability.zookeeper.quorum",
            "high-availability.zookeeper.client.session-timeout",
            "high-availability.zookeeper.client.tolerate-suspended-connections",
            "jobmanager.memory.process.size",
            "parallelism.default",
            "rest.address",
            "rest.bind-address",
            "taskmanager.memory.process.size"));
  }

  @Test
  void prometheusFindsTheReporter() {
    String port = at(deployment, "flinkConfiguration", "metrics.reporter.prom.port").toString();
    Object template = at(deployment, "podTemplate");
    assertThat(at(template, "metadata", "annotations", "prometheus.io/port")).isEqualTo(port);
    assertThat(at(template, "spec", "containers", 0, "ports", 0, "containerPort"))
        .hasToString(port);
  }
}
