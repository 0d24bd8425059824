package dev.eddy.cli.bench.scale;

/**
 * Where a job runs.
 *
 * @param workers as many sources, workers, shards and servers
 * @param cores of all machines together
 * @param isDistributed whether each worker has a machine and a link of its own, else all share one
 * @param bandwidth of a link, bytes a second in each direction
 * @param latencySeconds of a message from one machine to another
 */
public record Cluster(
    int workers, double cores, boolean isDistributed, double bandwidth, double latencySeconds) {
  private static final double BYTES_PER_GIGABIT = 1e9 / 8;

  public Cluster {
    if (workers < 1 || !(cores > 0) || !(bandwidth > 0) || !(latencySeconds >= 0)) {
      throw new IllegalArgumentException(
          "workers must be >= 1, cores and bandwidth > 0, latency >= 0, were %d, %s, %s, %s"
              .formatted(workers, cores, bandwidth, latencySeconds));
    }
  }

  /** Returns workers on one machine. */
  public static Cluster local(int workers, int cores) {
    return new Cluster(workers, cores, false, Double.MAX_VALUE, 0);
  }

  /** Returns a machine for each worker. */
  public static Cluster of(
      int workers, int coresEach, double gigabitsPerSecond, double latencySeconds) {
    return new Cluster(
        workers,
        (double) workers * coresEach,
        true,
        gigabitsPerSecond * BYTES_PER_GIGABIT,
        latencySeconds);
  }
}
