package dev.eddy.streaming.loop;

import dev.eddy.learning.guard.StepNormBounds;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.SliceMap;
import dev.eddy.streaming.probe.Probe;
import java.io.Serializable;

/**
 * What worker and server must agree on.
 *
 * @param learner what is learned
 * @param synchronization how far they wait for each other
 * @param stepNorms when a step is set aside
 * @param slices how theta is cut for the servers
 * @param shardKeys keys of the shards, in the order in which their gradients are summed
 * @param sliceKeys keys of the slices
 * @param fingerprint everything that gives the state its meaning
 * @param probe where fault tests strike
 */
public record LoopSettings(
    LearnerSettings learner,
    Synchronization synchronization,
    StepNormBounds stepNorms,
    SliceMap slices,
    EvenKeys shardKeys,
    EvenKeys sliceKeys,
    Fingerprint fingerprint,
    Probe probe)
    implements Serializable {}
