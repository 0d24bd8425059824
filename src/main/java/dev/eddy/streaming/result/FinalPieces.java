package dev.eddy.streaming.result;

import dev.eddy.streaming.wire.FinalTheta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pieces of the final theta, as the servers say them. A slice that speaks again replaces what
 * it said before: restored from a checkpoint between the end of the servers and the end of their
 * tasks, Flink ends them a second time, and their words of the first time lie in that checkpoint.
 */
final class FinalPieces {
  private final Map<Integer, List<FinalTheta>> slices = new TreeMap<>();

  /** Adds a piece; those of one slice come in order. */
  void add(FinalTheta piece) {
    List<FinalTheta> said = slices.computeIfAbsent(piece.slice(), slice -> new ArrayList<>());
    if (!said.isEmpty() && said.get(said.size() - 1).isComplete()) {
      said.clear();
    }
    said.add(piece);
  }

  /** Returns all pieces in slice order. */
  List<FinalTheta> toList() {
    return slices.values().stream().flatMap(List::stream).toList();
  }
}
