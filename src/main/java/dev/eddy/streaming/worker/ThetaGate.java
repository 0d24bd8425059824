package dev.eddy.streaming.worker;

import dev.eddy.learning.reaction.Roles;
import dev.eddy.learning.theta.Replica;
import dev.eddy.streaming.loop.LoopSettings;
import dev.eddy.streaming.loop.Replicas;
import dev.eddy.streaming.wire.Theta;

/** Which theta a worker computes a step with, and when it may: keeps the worker's replica. */
interface ThetaGate {
  /** Returns the gate of the synchronization that is set. */
  static ThetaGate of(LoopSettings settings) {
    return settings.synchronization().isInStep()
        ? new ExactTheta(settings)
        : new NewestTheta(settings);
  }

  /** Takes what came back. */
  void add(Theta theta);

  /**
   * Brings the replica as far as it may go while shards are at different steps.
   *
   * @param step the least step that some shard has not computed
   */
  void advance(long step);

  /** Whether the step may be computed with the replica as it is. */
  boolean isOpenFor(long step);

  /** Returns v when the replica has every shard's steps before v, on every slice. */
  long version();

  /** Returns the replicas, as far as the gate has brought them. */
  Replicas replicas();

  /** Returns the replica of a model, 0 being the main one. */
  default Replica replica(int model) {
    return replicas().of(model);
  }

  /** Returns which of two models leads with this theta; where there are not two, the first one. */
  default Roles roles() {
    return replicas().roles();
  }

  /** Returns the replica of the model that leads. */
  default Replica replica() {
    return replica(roles().leader());
  }
}
