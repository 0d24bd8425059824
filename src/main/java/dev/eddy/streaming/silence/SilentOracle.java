package dev.eddy.streaming.silence;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Never answers, so that no split is closed by the clock. */
final class SilentOracle implements AbsenceOracle {

  @Override
  public CompletableFuture<Set<Integer>> absent(Map<Integer, Long> nextOffsets) {
    return new CompletableFuture<>();
  }

  @Override
  public void close() {}
}
