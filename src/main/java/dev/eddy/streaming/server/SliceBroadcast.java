package dev.eddy.streaming.server;

import dev.eddy.learning.theta.ThetaDelta;
import dev.eddy.learning.theta.ThetaSlice;
import dev.eddy.streaming.wire.SplitMark;
import dev.eddy.streaming.wire.Theta;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a slice says after a start: theta(v - D) whole, then the D steps up to theta(v). One version
 * is not enough, since workers redo step t with theta(t - D). A large theta goes out piece by
 * piece, so that barriers get through in between.
 *
 * <p>No gradient comes in between: all tasks start together, and no worker computes before it has
 * the last piece of every slice. (The word that the input ended may; nothing is computed behind
 * it.) Out of step there is one version to say, the present one. Were a gradient applied between
 * two pieces, a worker would still end with the slice's rows: a piece is read when it is sent, and
 * what a gradient changes goes out behind it, in the order in which it was applied.
 */
final class SliceBroadcast {
  /** Coordinates of a piece: about 1 MiB. */
  private static final int PIECE_COORDINATES_MAX = 1 << 16;

  private final SliceLoop loop;
  private int nextRow;
  private boolean isSent;

  SliceBroadcast(SliceLoop loop) {
    this.loop = loop;
  }

  boolean isSent() {
    return isSent;
  }

  /** Sends the next piece. */
  void sendNext(Consumer<Theta> output) {
    List<RecentChange> recent = loop.recent();
    long oldest = loop.version() - recent.size();
    ThetaSlice.Chunk chunk = loop.theta().chunk(nextRow, PIECE_COORDINATES_MAX);
    nextRow = chunk.nextRow();
    boolean isWhole = chunk.isLast() && recent.isEmpty();
    long stepId = recent.isEmpty() ? loop.lastStepId() : SplitMark.NO_STEP;
    // As in a running descent, its last version says so itself.
    boolean isDone = isWhole && loop.isDescent() && loop.isDone();
    output.accept(new Theta(loop.slice(), oldest, stepId, isWhole, isDone, chunk.delta()));
    if (!chunk.isLast()) {
      return;
    }
    sendRecent(recent, oldest, output);
    if (loop.isDone() && !isDone) {
      output.accept(
          new Theta(
              loop.slice(), loop.version(), loop.lastStepId(), true, true, ThetaDelta.empty()));
    }
    isSent = true;
  }

  /** Takes the recent steps back, the newest first, then makes them again. */
  private void sendRecent(List<RecentChange> recent, long oldest, Consumer<Theta> output) {
    for (int i = recent.size() - 1; i >= 0; i--) {
      output.accept(
          new Theta(
              loop.slice(), oldest, SplitMark.NO_STEP, i == 0, false, recent.get(i).before()));
    }
    for (int i = 0; i < recent.size(); i++) {
      // Sources need the newest step id only.
      long stepId = i == recent.size() - 1 ? loop.lastStepId() : SplitMark.NO_STEP;
      output.accept(
          new Theta(loop.slice(), oldest + i + 1, stepId, true, false, recent.get(i).after()));
    }
  }
}
