package dev.eddy.cli.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the processes of a cluster listen, all on the loopback interface.
 *
 * @param rest of each JobManager
 * @param rpc of the JobManager that is alone
 */
record ClusterPorts(List<Integer> rest, int rpc, int zooKeeper, int broker) {
  private static final int REST = 8081;
  private static final int RPC = 6123;
  private static final int ZOOKEEPER = 2181;
  private static final int BROKER = 9092;

  /** Returns the ports that everybody knows, taken or not. */
  static ClusterPorts usual() {
    return new ClusterPorts(List.of(REST), RPC, ZOOKEEPER, BROKER);
  }

  /**
   * Returns these ports, and free ones in place of those that are taken.
   *
   * @param jobManagers how many there are; one that has no port gets the next one
   */
  ClusterPorts free(int jobManagers) throws IOException {
    // Held until all are chosen, so that none is chosen twice.
    List<ServerSocket> held = new ArrayList<>();
    try {
      List<Integer> free = new ArrayList<>();
      for (int i = 0; i < jobManagers; i++) {
        free.add(hold(i < this.rest.size() ? this.rest.get(i) : REST + i, held));
      }
      return new ClusterPorts(
          List.copyOf(free), hold(rpc, held), hold(zooKeeper, held), hold(broker, held));
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
  }

  private static int hold(int preferred, List<ServerSocket> held) throws IOException {
    ServerSocket socket = bind(preferred);
    held.add(socket);
    return socket.getLocalPort();
  }

  private static ServerSocket bind(int preferred) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try {
      return new ServerSocket(preferred, 1, loopback);
    } catch (IOException taken) {
      return new ServerSocket(0, 1, loopback);
    }
  }
}
