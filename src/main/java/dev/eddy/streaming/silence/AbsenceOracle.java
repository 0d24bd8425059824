package dev.eddy.streaming.silence;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Knows whether a silent split really has nothing: without that proof a frozen broker would look
 * like an idle one, and its records would come late.
 */
public interface AbsenceOracle {
  /** Opens an oracle that never answers. */
  Opener UNKNOWING = SilentOracle::new;

  /**
   * Asks which splits hold no record at or behind the given offset.
   *
   * @param nextOffsets by split: the offset behind the last record that was read
   * @return completes on any thread, with failure or never when nobody knows; one question at a
   *     time
   */
  CompletableFuture<Set<Integer>> absent(Map<Integer, Long> nextOffsets);

  /** Gives up what it holds, without waiting. */
  void close();

  /** Opens an oracle where a reader runs. */
  @FunctionalInterface
  interface Opener extends Serializable {
    AbsenceOracle open();
  }
}
