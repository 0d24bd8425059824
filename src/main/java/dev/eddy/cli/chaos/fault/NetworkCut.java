package dev.eddy.cli.chaos.fault;

import dev.eddy.cli.cluster.ClusterException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Cuts a task manager off: rules of routing, in a network of its own, let no packet to or from its
 * ports pass. What it sends over connections of its own still arrives, so it believes that it
 * lives.
 */
final class NetworkCut {
  private static final int CONNECT_MILLIS = 500;

  private final Arena arena;

  NetworkCut(Arena arena) {
    this.arena = arena;
  }

  Strike strike(Random dice) throws IOException, InterruptedException, SkippedException {
    if (!arena.isApart()) {
      throw new SkippedException("no network of its own may be made");
    }
    Host victim = TaskManagerFaults.draw(dice, arena.job().hosts());
    Duration length = ChaosCluster.HEARTBEAT_TIMEOUT.plusMillis(2000 + dice.nextInt(3000));
    List<List<String>> rules = new ArrayList<>();
    Moment at;
    try {
      for (int port : victim.ports()) {
        for (String side : List.of("dport", "sport")) {
          List<String> rule = List.of("ipproto", "tcp", side, "" + port, "unreachable");
          ip("add", rule);
          rules.add(rule);
        }
      }
      requireCut(victim);
      at = arena.now();
      Thread.sleep(length.toMillis());
    } finally {
      for (List<String> rule : rules) {
        ip("del", rule);
      }
    }
    return new Strike(
        FaultKind.NETWORK_CUT,
        at,
        arena.now(),
        "%s for %.1f s".formatted(victim.name(), length.toMillis() / 1e3));
  }

  private static void requireCut(Host victim) throws ClusterException {
    for (int port : victim.ports()) {
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      } catch (IOException cut) {
        continue;
      }
      throw new ClusterException("port %d must be cut off, is not".formatted(port));
    }
  }

  private static void ip(String verb, List<String> rule) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ip", "rule", verb, "pref", "5"));
    command.addAll(rule);
    int code = new ProcessBuilder(command).start().waitFor();
    if (code != 0) {
      throw new IOException("%s must succeed, ended with %d".formatted(command, code));
    }
  }
}
