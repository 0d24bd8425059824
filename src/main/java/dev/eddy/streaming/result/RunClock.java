package dev.eddy.streaming.result;

/**
 * What a run has used up, across its restarts.
 *
 * @param startMillis when the first attempt started, since the Unix epoch
 * @param checkpointCount checkpoints completed
 */
public record RunClock(long startMillis, long checkpointCount) {

  RunClock plusCheckpoint() {
    return new RunClock(startMillis, checkpointCount + 1);
  }

  /** Returns the seconds from the start to {@code nowMillis}. */
  double seconds(long nowMillis) {
    return (nowMillis - startMillis) / 1e3;
  }
}
