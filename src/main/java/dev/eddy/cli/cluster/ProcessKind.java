package dev.eddy.cli.cluster;

import java.util.Locale;

/** What can be killed. */
enum ProcessKind {
  TASKMANAGER,
  JOBMANAGER,
  KAFKA,
  ZOOKEEPER;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
