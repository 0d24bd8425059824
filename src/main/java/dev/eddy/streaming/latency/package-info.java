/**
 * How long things take: measured by operators, told by metrics, and never part of a state or of
 * anything that must be the same in every run.
 */
package dev.eddy.streaming.latency;
