package dev.eddy.cli.chaos.fault;

import dev.eddy.cli.cluster.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What people do to a job that runs: not faults at all, but to be survived like them. */
final class JobFaults {
  /** More would not fit into the slots when a task manager is dead, nor into the shards. */
  private static final int PARALLELISM_MAX = 4;

  private static final int PARTITIONS_MAX = 10;
  private static final Duration DISCOVERY_TIMEOUT = Duration.ofSeconds(60);

  private final Arena arena;

  JobFaults(Arena arena) {
    this.arena = arena;
  }

  Strike rescale(Random dice) throws IOException, InterruptedException {
    int before = arena.job().parallelism();
    List<Integer> others = new ArrayList<>();
    for (int parallelism = 1; parallelism <= PARALLELISM_MAX; parallelism++) {
      if (parallelism != before) {
        others.add(parallelism);
      }
    }
    int after = others.get(dice.nextInt(others.size()));
    Moment at = arena.now();
    arena.job().continuesAs(arena.commands().rescale(after).lastLine());
    return Strike.of(FaultKind.RESCALED, at, "from %d to %d".formatted(before, after));
  }

  Strike addPartition() throws IOException, InterruptedException, SkippedException {
    if (arena.topic().partitionCount() >= PARTITIONS_MAX) {
      throw new SkippedException("the topic has %d partitions".formatted(PARTITIONS_MAX));
    }
    Moment at = arena.now();
    int added = arena.topic().grow();
    arena.feeder().add(added);
    Patience.await(
        "a checkpoint with records of partition " + added,
        DISCOVERY_TIMEOUT,
        () -> Optional.of(arena.topic().committedCount(added)).filter(count -> count > 0));
    return Strike.of(FaultKind.PARTITION_ADDED, at, "partition " + added);
  }
}
