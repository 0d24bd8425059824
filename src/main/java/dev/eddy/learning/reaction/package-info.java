/**
 * What a learner does when its error rate has risen: a function of the steps alone, decided where
 * theta is.
 *
 * <pre>
 *   errors of a step --> DriftDetector --alarm--> Reactor --> rate of the next steps, accumulators
 *   losses of two models --> Rivalry ----------'--> Roles: which of them leads, and is on trial
 * </pre>
 */
package dev.eddy.learning.reaction;
