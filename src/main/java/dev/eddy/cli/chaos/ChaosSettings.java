package dev.eddy.cli.chaos;

import dev.eddy.cli.chaos.fault.FaultKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * What a chaos run is about.
 *
 * @param seed of the schedule and of the records
 * @param length how long faults come
 * @param faultCountMax after how many faults it is over in any case
 * @param folder of all that it leaves
 * @param jar of the job
 * @param kinds of faults
 * @param isApart whether the process has a network and mounts of its own
 */
record ChaosSettings(
    long seed,
    Duration length,
    int faultCountMax,
    Path folder,
    Path jar,
    Set<FaultKind> kinds,
    boolean isApart) {
  private static final Duration LONG = Duration.ofMinutes(10);

  ChaosSettings {
    if (length.isNegative() || length.isZero()) {
      throw new IllegalArgumentException("--minutes must be above 0, was " + length);
    }
    if (faultCountMax < 1) {
      throw new IllegalArgumentException("--at-most must be >= 1, was " + faultCountMax);
    }
    folder = folder.toAbsolutePath().normalize();
    jar = jar.toAbsolutePath().normalize();
    kinds = Set.copyOf(kinds);
  }

  /** Returns whether there is time for faults that take a minute. */
  boolean isLong() {
    return length.compareTo(LONG) >= 0;
  }

  /** Returns the folder of the job's results. */
  Path live() {
    return folder.resolve("live");
  }

  /** Returns the folder of the results of the undisturbed run. */
  Path calm() {
    return folder.resolve("calm");
  }

  Path cluster() {
    return folder.resolve("cluster");
  }

  Path checkpoints() {
    return folder.resolve("checkpoints");
  }
}
