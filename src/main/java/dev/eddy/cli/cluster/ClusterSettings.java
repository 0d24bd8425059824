package dev.eddy.cli.cluster;

import java.util.Map;

/**
 * What a cluster is made of.
 *
 * @param taskManagers how many there are
 * @param slots of each task manager
 * @param isHighlyAvailable whether a second JobManager stands by and ZooKeeper says who leads
 * @param options of Flink, beside and before those that the cluster has by itself
 */
record ClusterSettings(
    int taskManagers, int slots, boolean isHighlyAvailable, Map<String, String> options) {
  ClusterSettings {
    if (taskManagers < 1) {
      throw new IllegalArgumentException("--taskmanagers must be >= 1, was " + taskManagers);
    }
    if (slots < 1) {
      throw new IllegalArgumentException("--slots must be >= 1, was " + slots);
    }
    options = Map.copyOf(options);
  }

  int jobManagers() {
    return isHighlyAvailable ? 2 : 1;
  }

  /** Returns the settings of a running cluster that more task managers join. */
  ClusterSettings grownTo(ClusterSettings wanted) {
    if (slots != wanted.slots
        || isHighlyAvailable != wanted.isHighlyAvailable
        || !options.equals(wanted.options)
        || taskManagers > wanted.taskManagers) {
      throw new IllegalArgumentException(
          "a running cluster takes nothing but more --taskmanagers, was %s, asked for %s"
              .formatted(this, wanted));
    }
    return wanted;
  }

  @Override
  public String toString() {
    return "--taskmanagers %d --slots %d%s%s"
        .formatted(
            taskManagers,
            slots,
            isHighlyAvailable ? " --ha" : "",
            options.isEmpty() ? "" : " with " + options);
  }
}
