package dev.eddy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.job.options.FlinkKeys;
import dev.eddy.job.options.OptionCatalog;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.YamlParserUtils;
import org.junit.jupiter.api.Test;

/** The files for a cluster are sound and agree with Flink and with the job. */
class DeploymentFilesTest {
  private static final Set<String> FLINK_KEYS =
      FlinkKeys.of(
          CheckpointingOptions.class,
          CoreOptions.class,
          JobManagerOptions.class,
          PipelineOptions.class,
          RestOptions.class,
          RestartStrategyOptions.class,
          StateBackendOptions.class,
          TaskManagerOptions.class);

  @Test
  void theClustersConfigurationHasOnlyOptionsThatFlinkKnows() {
    Configuration cluster = GlobalConfiguration.loadConfiguration("flink-conf");
    Map<String, String> options = cluster.toMap();
    assertThat(options).isNotEmpty();
    assertThat(FLINK_KEYS).containsAll(options.keySet());
    assertThat(cluster.get(CheckpointingOptions.ENABLE_UNALIGNED)).isFalse();
    assertThat(cluster.get(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS)).isEqualTo(3);
    assertThat(cluster.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("rocksdb");
    assertThat(cluster.get(RestOptions.BIND_ADDRESS)).isEqualTo("127.0.0.1");
  }

  @Test
  void theComposeFileIsSoundAndRunsFlinkWithKnownOptions() throws Exception {
    Path file = Path.of("docker", "compose.yaml");
    Map<?, ?> services =
        (Map<?, ?>) YamlParserUtils.loadYamlFile(withoutMergeKeys(file)).get("services");
    assertThat(services.keySet().stream().map(Object::toString))
        .containsExactlyInAnyOrder("folders", "kafka", "jobmanager", "taskmanager");
    for (String name : List.of("jobmanager", "taskmanager")) {
      Map<?, ?> environment = (Map<?, ?>) ((Map<?, ?>) services.get(name)).get("environment");
      List<String> keys =
          environment
              .get("FLINK_PROPERTIES")
              .toString()
              .lines()
              .map(line -> line.substring(0, line.indexOf(':')))
              .toList();
      assertThat(FLINK_KEYS).as(name).containsAll(keys);
    }
  }

  @Test
  void theComposeFileUsesTheVersionsOfTheBuild() throws IOException {
    String compose = Files.readString(Path.of("docker", "compose.yaml"));
    assertThat(compose).contains("image: flink:" + property("pom.xml", "flink.version") + "-java");
    assertThat(compose)
        .contains("image: apache/kafka:" + property("scripts/kafka/pom.xml", "kafka.version"));
    assertThat(compose).contains("../target/eddy-job.jar:/opt/eddy/eddy-job.jar");
    assertThat(Files.readString(Path.of("pom.xml"))).contains("/eddy-job.jar</outputFile>");
  }

  @Test
  void everyOptionInItsExampleIsKnown() throws IOException {
    Matcher options =
        Pattern.compile("-D ([\\w.-]+)=").matcher(Files.readString(Path.of("docker/compose.yaml")));
    int count = 0;
    while (options.find()) {
      OptionCatalog.requireKnown(options.group(1));
      count++;
    }
    assertThat(count).isPositive();
  }

  /** Flink's reader of YAML does not know merge keys, which compose files use. */
  private static File withoutMergeKeys(Path file) throws IOException {
    String text = Files.readString(file).replaceAll("(?m)^ +<<: \\*flink\n", "");
    Path copy = Files.createTempFile("compose", ".yaml");
    copy.toFile().deleteOnExit();
    return Files.writeString(copy, text).toFile();
  }

  private static String property(String pom, String name) throws IOException {
    Matcher value =
        Pattern.compile("<" + Pattern.quote(name) + ">(.*)</")
            .matcher(Files.readString(Path.of(pom)));
    assertThat(value.find()).as(name).isTrue();
    return value.group(1);
  }
}
