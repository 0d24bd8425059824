package dev.eddy.cli.chaos.fault;

import java.time.Instant;

/**
 * A moment of a run.
 *
 * @param fed how many records the topic had been given
 */
public record Moment(Instant time, long fed) {}
