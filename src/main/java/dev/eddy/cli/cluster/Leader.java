package dev.eddy.cli.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.KeeperException;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.Watcher.Event.KeeperState;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.ZooKeeper;

/** Asks ZooKeeper which JobManager leads. */
final class Leader {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private Leader() {}

  /** Returns the port of the REST API of the JobManager that leads, empty while none does. */
  static Optional<Integer> restPort(ClusterPlan plan) throws IOException, InterruptedException {
    CountDownLatch isConnected = new CountDownLatch(1);
    ZooKeeper client =
        new ZooKeeper(
            plan.zooKeeper(),
            (int) TIMEOUT.toMillis(),
            event -> {
              if (event.getState() == KeeperState.SyncConnected) {
                isConnected.countDown();
              }
            });
    try {
      if (!isConnected.await(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
      String path = "/flink/" + plan.id() + "/leader/rest_server/connection_info";
      return address(client.getData(path, false, null)).map(Leader::port);
    } catch (KeeperException none) {
      return Optional.empty();
    } finally {
      client.close();
    }
  }

  /** Flink writes the address first, as an object stream has it; nothing, while nobody leads. */
  private static Optional<String> address(byte[] node) throws IOException {
    if (node == null || node.length == 0) {
      return Optional.empty();
    }
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(node))) {
      return Optional.of(in.readUTF());
    }
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }
}
