package dev.eddy.cli.cluster;

import dev.eddy.cli.process.JvmPlace;
import java.util.List;

/** The JVM of a TaskManager. */
final class TaskManagerJvm {
  static final String NAME = "taskmanager";

  private static final String MAIN = "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";

  private TaskManagerJvm() {}

  /**
   * Returns a JVM.
   *
   * @param number from 1
   */
  static ClusterJvm jvm(ClusterFolder folder, int number) {
    String name = NAME + "-" + number;
    return ClusterJvm.of(
        folder,
        new JvmPlace(folder.processes(), name, MAIN),
        List.of(
            "-Xmx" + FlinkFiles.TASK_MANAGER_HEAP_MIB + "m",
            "-XX:MaxDirectMemorySize=" + FlinkFiles.TASK_MANAGER_DIRECT_MIB + "m",
            "-XX:+UseParallelGC"),
        List.of(
            "--configDir",
            folder.configuration().toString(),
            "-D",
            "taskmanager.resource-id=" + name));
  }
}
