package dev.eddy.streaming.kafka;

/** What becomes of a job whose next records the broker no longer has. */
public enum DataLoss {
  /** It ends: no restart brings them back, and training without them is another run. */
  FAIL,

  /** It goes on at the oldest record that there is. */
  EARLIEST,

  /** It goes on at the next record that is written. */
  LATEST
}
