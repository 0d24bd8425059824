package dev.eddy.cli.chaos.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;

/** JobManager, ZooKeeper and broker that die. */
final class ServerFaults {
  private static final Duration LONG_ABSENCE = Duration.ofSeconds(60);

  private final Arena arena;

  ServerFaults(Arena arena) {
    this.arena = arena;
  }

  Strike killLeader() throws IOException {
    Moment at = arena.now();
    return Strike.of(FaultKind.JOBMANAGER_KILLED, at, arena.cluster().killLeader());
  }

  Strike killAll(Random dice) throws IOException, InterruptedException {
    Host victim = TaskManagerFaults.draw(dice, arena.job().hosts());
    Moment at = arena.now();
    String leader = arena.cluster().killLeader();
    arena.cluster().kill(victim.name());
    arena.cluster().kill(ChaosCluster.ZOOKEEPER);
    arena.cluster().start();
    return Strike.of(
        FaultKind.ALL_KILLED, at, leader + ", " + victim.name() + ", " + ChaosCluster.ZOOKEEPER);
  }

  Strike killBroker() throws IOException, InterruptedException {
    Moment at = arena.now();
    long pid = arena.cluster().kill(ChaosCluster.BROKER);
    arena.cluster().start();
    return new Strike(FaultKind.BROKER_KILLED, at, arena.now(), "pid " + pid);
  }

  Strike takeBrokerAway(Random dice) throws IOException, InterruptedException {
    Moment at = arena.now();
    arena.cluster().kill(ChaosCluster.BROKER);
    Duration absence =
        arena.isLong() ? LONG_ABSENCE : Duration.ofMillis(8_000 + dice.nextInt(7_000));
    Thread.sleep(absence.toMillis());
    arena.cluster().start();
    return new Strike(
        FaultKind.BROKER_AWAY, at, arena.now(), "for %d s".formatted(absence.toSeconds()));
  }
}
