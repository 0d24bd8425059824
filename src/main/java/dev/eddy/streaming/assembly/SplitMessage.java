package dev.eddy.streaming.assembly;

/** What one split says of one of its steps. */
public interface SplitMessage {

  int split();

  long stepId();
}
