package dev.eddy.cli.chaos.fault;

import dev.eddy.cli.chaos.feed.FeedTopic;
import dev.eddy.cli.chaos.feed.Feeder;
import java.time.Instant;

/**
 * What faults act upon.
 *
 * @param isApart whether all of it has a network and mounts of its own, so that cutting and filling
 *     them hurts nobody else
 * @param isLong whether the run has time for a broker that is away for a minute
 */
public record Arena(
    ChaosCluster cluster,
    EddyCommands commands,
    LiveJob job,
    FeedTopic topic,
    Feeder feeder,
    CheckpointRoom room,
    boolean isApart,
    boolean isLong) {

  public Moment now() {
    return new Moment(Instant.now(), feeder.acknowledgedCount());
  }
}
