package dev.eddy.cli.chaos.fault;

import dev.eddy.cli.cluster.ClusterException;
import dev.eddy.cli.cluster.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Task managers that die or hang. */
final class TaskManagerFaults {
  private static final Duration TRIGGER_REACH = Duration.ofMillis(200);
  private static final Duration RESTORE_TIMEOUT = Duration.ofSeconds(60);

  private final Arena arena;

  TaskManagerFaults(Arena arena) {
    this.arena = arena;
  }

  Strike kill(Random dice) throws IOException, InterruptedException {
    Host victim = draw(dice, arena.job().hosts());
    Thread.sleep(dice.nextInt(1000));
    Moment at = arena.now();
    long pid = arena.cluster().kill(victim.name());
    return Strike.of(FaultKind.TASKMANAGER_KILLED, at, victim.name() + ", pid " + pid);
  }

  Strike killAtCheckpoint(Random dice) throws IOException, InterruptedException {
    Host victim = draw(dice, arena.job().hosts());
    arena.job().triggerCheckpoint();
    Thread.sleep(dice.nextInt(100));
    Moment at = arena.now();
    long pid = arena.cluster().kill(victim.name());
    // The job may have been busy and the checkpoint come later: then it was but a kill.
    boolean hit = arena.job().wasCheckpointTriggered(at.time().minus(TRIGGER_REACH), at.time());
    return Strike.of(
        hit ? FaultKind.KILLED_AT_CHECKPOINT : FaultKind.TASKMANAGER_KILLED,
        at,
        victim.name() + ", pid " + pid);
  }

  Strike killAtRestore(Random dice) throws IOException, InterruptedException {
    Host first = draw(dice, arena.job().hosts());
    Moment at = arena.now();
    arena.cluster().kill(first.name());
    boolean restores =
        Patience.await(
            "a restore",
            RESTORE_TIMEOUT,
            () -> {
              if (arena.job().isRestoring(at.time())) {
                return Optional.of(true);
              }
              boolean isMissed =
                  arena.job().isRunning() && arena.job().firstCheckpoint(at.time()).isPresent();
              return isMissed ? Optional.of(false) : Optional.empty();
            });
    List<Host> left =
        arena.job().hosts().stream().filter(host -> !host.name().equals(first.name())).toList();
    // A restore that fails of itself gives its slots back, and then none runs tasks.
    if (!restores || left.isEmpty()) {
      return Strike.of(FaultKind.TASKMANAGER_KILLED, at, first.name() + ", no second one");
    }
    Host second = draw(dice, left);
    arena.cluster().kill(second.name());
    boolean hit = arena.job().firstCheckpoint(at.time()).isEmpty();
    arena.cluster().start();
    return Strike.of(
        hit ? FaultKind.KILLED_AT_RESTORE : FaultKind.TASKMANAGER_KILLED,
        at,
        first.name() + ", then " + second.name());
  }

  Strike freeze(Random dice) throws IOException, InterruptedException {
    Host victim = draw(dice, arena.job().hosts());
    Moment at = arena.now();
    arena.cluster().freeze(victim.name());
    Duration rest = ChaosCluster.HEARTBEAT_TIMEOUT.plusMillis(2000 + dice.nextInt(3000));
    Thread.sleep(rest.toMillis());
    arena.cluster().thaw(victim.name());
    return new Strike(
        FaultKind.TASKMANAGER_STOPPED,
        at,
        arena.now(),
        "%s for %.1f s".formatted(victim.name(), rest.toMillis() / 1e3));
  }

  static Host draw(Random dice, List<Host> hosts) throws ClusterException {
    if (hosts.isEmpty()) {
      throw new ClusterException("a task manager must run tasks, none does");
    }
    return hosts.get(dice.nextInt(hosts.size()));
  }
}
