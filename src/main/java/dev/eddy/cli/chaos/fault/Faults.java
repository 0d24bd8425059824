package dev.eddy.cli.chaos.fault;

import java.io.IOException;
import java.util.Random;

/** Lets each kind of fault happen. */
public final class Faults {
  private final TaskManagerFaults taskManagers;
  private final ServerFaults servers;
  private final CheckpointFaults checkpoints;
  private final JobFaults jobs;
  private final NetworkCut network;

  public Faults(Arena arena) {
    taskManagers = new TaskManagerFaults(arena);
    servers = new ServerFaults(arena);
    checkpoints = new CheckpointFaults(arena);
    jobs = new JobFaults(arena);
    network = new NetworkCut(arena);
  }

  /**
   * Lets a fault happen and returns when it is over, be the job up again or not.
   *
   * @throws SkippedException if it cannot happen here
   */
  public Strike strike(FaultKind kind, Random dice)
      throws IOException, InterruptedException, SkippedException {
    return switch (kind) {
      case TASKMANAGER_KILLED -> taskManagers.kill(dice);
      case KILLED_AT_CHECKPOINT -> taskManagers.killAtCheckpoint(dice);
      case KILLED_AT_RESTORE -> taskManagers.killAtRestore(dice);
      case TASKMANAGER_STOPPED -> taskManagers.freeze(dice);
      case JOBMANAGER_KILLED -> servers.killLeader();
      case ALL_KILLED -> servers.killAll(dice);
      case BROKER_KILLED -> servers.killBroker();
      case BROKER_AWAY -> servers.takeBrokerAway(dice);
      case CHECKPOINTS_FULL -> checkpoints.fill(dice);
      case CHECKPOINT_DAMAGED -> checkpoints.damage(dice);
      case RESCALED -> jobs.rescale(dice);
      case PARTITION_ADDED -> jobs.addPartition();
      case NETWORK_CUT -> network.strike(dice);
    };
  }
}
