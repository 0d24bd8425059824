package dev.eddy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.job.options.FlinkKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/** Settings of Flink in the files for a cluster. */
final class FlinkSettings {
  private static final Set<String> KEYS =
      FlinkKeys.of(
          CheckpointingOptions.class,
          CoreOptions.class,
          HeartbeatManagerOptions.class,
          HighAvailabilityOptions.class,
          JobManagerOptions.class,
          PipelineOptions.class,
          RestOptions.class,
          RestartStrategyOptions.class,
          StateBackendOptions.class,
          TaskManagerOptions.class);

  /** Whose keys are made up with the name of a reporter. */
  private static final Pattern REPORTER =
      Pattern.compile("metrics\\.reporter\\.prom\\.(factory\\.class|port)");

  private FlinkSettings() {}

  /** Returns what flink-conf/config.yaml sets. */
  static Map<String, String> ofCluster() throws IOException {
    return YamlFile.flatten(YamlFile.read(Path.of("flink-conf", "config.yaml")));
  }

  static void requireKnown(Set<String> keys) {
    assertThat(keys).isNotEmpty();
    assertThat(keys.stream().filter(key -> !REPORTER.matcher(key).matches())).isSubsetOf(KEYS);
  }

  /**
   * Every setting must be the one of flink-conf/config.yaml.
   *
   * @param others the keys that may differ, or be missing on either side
   */
  static void requireThoseOfTheCluster(Map<String, String> settings, Set<String> others)
      throws IOException {
    Map<String, String> expected = new TreeMap<>(ofCluster());
    Map<String, String> actual = new TreeMap<>(settings);
    expected.keySet().removeAll(others);
    actual.keySet().removeAll(others);
    assertThat(actual).isEqualTo(expected);
  }
}
