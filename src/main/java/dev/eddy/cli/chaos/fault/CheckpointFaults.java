package dev.eddy.cli.chaos.fault;

import dev.eddy.cli.cluster.ClusterException;
import dev.eddy.cli.cluster.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Checkpoints that cannot be written, or not be read. */
final class CheckpointFaults {
  private static final Duration FAILURE_TIMEOUT = Duration.ofSeconds(60);

  private final Arena arena;

  CheckpointFaults(Arena arena) {
    this.arena = arena;
  }

  Strike fill(Random dice) throws IOException, InterruptedException, SkippedException {
    long before = arena.job().failedCheckpointCount();
    // Up to three failures in a row the job goes on; with more it restarts.
    int failures = 1 + dice.nextInt(5);
    Moment at = arena.now();
    try {
      arena.room().fill();
      Patience.await(
          failures + " failed checkpoints",
          FAILURE_TIMEOUT,
          () -> {
            arena.room().keepFull();
            return Optional.of(arena.job().failedCheckpointCount())
                .filter(count -> count >= before + failures);
          });
    } finally {
      arena.room().empty();
    }
    return new Strike(
        FaultKind.CHECKPOINTS_FULL,
        at,
        arena.now(),
        "%s, %d checkpoints failed".formatted(arena.room().sort(), failures));
  }

  Strike damage(Random dice) throws IOException, InterruptedException {
    List<Damage> ways = List.of(Damage.values());
    Damage damage = ways.get(dice.nextInt(ways.size()));
    Path checkpoints = arena.room().folder().resolve(arena.job().id());
    // One to damage and one to go back to.
    Patience.await(
        "two checkpoints",
        FAILURE_TIMEOUT,
        () -> Optional.of(Damage.complete(checkpoints)).filter(all -> all.size() >= 2));
    Moment at = arena.now();
    for (String name : ChaosCluster.jobManagers()) {
      arena.cluster().kill(name);
    }
    for (String name : ChaosCluster.taskManagers()) {
      arena.cluster().kill(name);
    }
    Path highAvailability = arena.cluster().cluster().folder().root().resolve("ha");
    String done = damage.strike(Damage.complete(checkpoints).get(0), highAvailability);
    EddyCommands.Said said = arena.commands().recover(arena.job().id());
    arena.job().continuesAs(said.lastLine());
    boolean isSkipped = said.err().contains("SKIPPED");
    if (damage != Damage.POINTER && !isSkipped) {
      throw new ClusterException("recover must skip what is damaged, said " + said.err());
    }
    return Strike.of(FaultKind.CHECKPOINT_DAMAGED, at, done);
  }
}
