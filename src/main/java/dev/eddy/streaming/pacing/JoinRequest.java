package dev.eddy.streaming.pacing;

import org.apache.flink.api.connector.source.SourceEvent;

/** Asks the reader of the lead split from which step on a new split takes part. */
record JoinRequest(int split) implements SourceEvent {}
