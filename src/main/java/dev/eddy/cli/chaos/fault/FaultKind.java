package dev.eddy.cli.chaos.fault;

import java.util.Locale;

/** Ways to hurt a cluster. */
public enum FaultKind {
  TASKMANAGER_KILLED("kill -9 of a TaskManager; a spare one is there", Since.STRIKE),
  KILLED_AT_CHECKPOINT(
      "kill -9 of a TaskManager within 200 ms of a checkpoint's trigger", Since.STRIKE),
  KILLED_AT_RESTORE("kill -9 of a second TaskManager while the job restores", Since.STRIKE),
  TASKMANAGER_STOPPED(
      "SIGSTOP of a TaskManager for longer than its heartbeat timeout, SIGCONT", Since.STRIKE),
  JOBMANAGER_KILLED("kill -9 of the JobManager that leads; another stands by", Since.STRIKE),
  ALL_KILLED("kill -9 of JobManager, TaskManager and ZooKeeper at once", Since.STRIKE),
  BROKER_KILLED("kill -9 of the broker, started again at once", Since.STRIKE),
  BROKER_AWAY("the broker away for a while", Since.END),
  CHECKPOINTS_FULL("no room for checkpoints until some have failed", Since.END),
  CHECKPOINT_DAMAGED("Flink killed, its newest checkpoint damaged, eddy recover", Since.STRIKE),
  RESCALED("stopped with a savepoint, started at another parallelism", Since.STRIKE),
  PARTITION_ADDED("a partition added to the topic", Since.STRIKE),
  NETWORK_CUT("a TaskManager that nobody reaches, until the cut is mended", Since.STRIKE);

  /** From when on the time to recover counts. */
  enum Since {
    STRIKE,
    /** Nothing can go on before the fault is over. */
    END
  }

  private final String meaning;
  private final Since since;

  FaultKind(String meaning, Since since) {
    this.meaning = meaning;
    this.since = since;
  }

  public String meaning() {
    return meaning;
  }

  Since since() {
    return since;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
