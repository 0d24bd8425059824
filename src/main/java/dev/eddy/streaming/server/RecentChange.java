package dev.eddy.streaming.server;

import dev.eddy.learning.theta.ThetaDelta;

/**
 * What a step did to the values that workers see; the last D of them are kept, because after a
 * failure workers redo step t with theta(t - D).
 *
 * @param before the touched coordinates before the step
 * @param after the same coordinates after it
 */
public record RecentChange(ThetaDelta before, ThetaDelta after) {}
