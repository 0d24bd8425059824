package dev.eddy.streaming.pacing;

import org.apache.flink.api.connector.source.SourceEvent;

/** The lead's answer: a new split takes part from a step on, and it is in the lead's state. */
record JoinGrant(int split, long firstStepId) implements SourceEvent {}
