package dev.eddy.streaming.seal;

/** Hears of every checkpoint of a job that is complete. */
public interface CheckpointWitness extends AutoCloseable {
  /** Hears and does nothing. */
  CheckpointWitness NONE =
      new CheckpointWitness() {
        @Override
        public void completed(long checkpointId) {}

        @Override
        public void close() {}
      };

  /** Takes note without waiting. */
  void completed(long checkpointId);

  /** Ends what it does. */
  @Override
  void close();
}
