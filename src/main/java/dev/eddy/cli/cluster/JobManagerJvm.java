package dev.eddy.cli.cluster;

import dev.eddy.cli.process.JvmPlace;
import java.util.List;

/** The JVM of a JobManager; one of them leads, another one may stand by. */
final class JobManagerJvm {
  static final String NAME = "jobmanager";

  private static final String MAIN =
      "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";

  private JobManagerJvm() {}

  /**
   * Returns a JVM.
   *
   * @param number from 1
   */
  static ClusterJvm jvm(ClusterFolder folder, ClusterPlan plan, int number) {
    int rest = plan.ports().rest().get(number - 1);
    return ClusterJvm.of(
        folder,
        new JvmPlace(folder.processes(), NAME + "-" + number, MAIN),
        List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
        List.of(
            "--configDir",
            folder.configuration().toString(),
            "-D",
            "rest.port=" + rest,
            "-D",
            "rest.bind-port=" + rest));
  }
}
