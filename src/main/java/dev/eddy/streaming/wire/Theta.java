package dev.eddy.streaming.wire;

import dev.eddy.learning.theta.ThetaDelta;

/**
 * New values of one slice of theta: from the parameter server over the feedback loop to every
 * worker and source.
 *
 * @param slice from 0
 * @param version steps that are in it: theta(version)
 * @param stepId id of the last of them, {@link SplitMark#NO_STEP} for none or an unknown one
 * @param isComplete whether the slice's version is whole with this piece
 * @param isDone whether the input ended and this is the last version
 */
public record Theta(
    int slice, long version, long stepId, boolean isComplete, boolean isDone, ThetaDelta delta) {}
