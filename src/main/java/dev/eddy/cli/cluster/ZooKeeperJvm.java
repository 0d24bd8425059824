package dev.eddy.cli.cluster;

import dev.eddy.cli.process.JvmPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The ZooKeeper that Flink brings in a jar of its own: alone, which is enough for one machine. */
final class ZooKeeperJvm {
  static final String NAME = "zookeeper";

  private static final String MAIN =
      "org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServerMain";

  private ZooKeeperJvm() {}

  static ClusterJvm jvm(ClusterFolder folder) {
    return ClusterJvm.of(
        folder,
        new JvmPlace(folder.processes(), NAME, MAIN),
        List.of(
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dzookeeper.admin.enableServer=false",
            "-Dzookeeper.jmx.log4j.disable=true"),
        List.of(settings(folder).toString()));
  }

  static void write(ClusterFolder folder, ClusterPorts ports) throws IOException {
    Files.createDirectories(folder.zooKeeper());
    Files.writeString(
        settings(folder),
        """
        clientPortAddress=127.0.0.1
        clientPort=%d
        dataDir=%s
        tickTime=1000
        """
            .formatted(ports.zooKeeper(), folder.zooKeeper()));
  }

  private static Path settings(ClusterFolder folder) {
    return folder.zooKeeper().resolve("zoo.cfg");
  }
}
