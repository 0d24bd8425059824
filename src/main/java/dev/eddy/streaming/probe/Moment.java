package dev.eddy.streaming.probe;

/** Points in the life of the operators at which a failure is worth a test. */
public enum Moment {
  SOURCE_POLL,
  SOURCE_SNAPSHOT,
  SOURCE_RESTORE,
  SOURCE_END,
  DECODE_BLOCK,
  WORKER_BLOCK,
  WORKER_STEP,
  WORKER_SNAPSHOT,
  WORKER_RESTORE,
  WORKER_FINISH,
  SERVER_GRADIENT,
  SERVER_STEP,
  SERVER_SNAPSHOT,
  SERVER_CHECKPOINTED,
  SERVER_RESTORE,
  SERVER_FINISH,
  TAIL_THETA,
  RESULT_FINISH
}
