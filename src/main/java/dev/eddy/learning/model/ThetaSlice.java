package dev.eddy.learning.model;

import dev.eddy.learning.optimizer.StepTotals;
import java.util.List;

/**
 * The parameter server's part of theta: rows of weight and accumulators, and one step at a time.
 */
public final class ThetaSlice {
  public ThetaSlice(LearnerSettings settings, SliceMap slices, int slice) {
    throw new UnsupportedOperationException(settings + " " + slices + slice);
  }

  /** What a step changed: the values that workers had before, and those they get. */
  public record Change(ThetaDelta before, ThetaDelta after) {}

  /** Sums the shards' gradients in the order given and takes one optimizer step. */
  public Change step(List<ShardGradient> shards) {
    throw new UnsupportedOperationException();
  }

  /** Returns the digest of every gradient and every changed weight so far. */
  public long digest() {
    throw new UnsupportedOperationException();
  }

  public StepTotals totals() {
    throw new UnsupportedOperationException();
  }

  /** Sets digest and totals as a checkpoint had them. */
  public void resume(long digest, StepTotals totals) {
    throw new UnsupportedOperationException();
  }

  /** Returns the rows changed since the last call. */
  public RowSegment takeChanged() {
    throw new UnsupportedOperationException();
  }

  /** Returns all rows that were ever touched, in row order. */
  public RowSegment touched() {
    throw new UnsupportedOperationException();
  }

  /** Overwrites rows from a checkpoint. */
  public void restore(RowSegment segment) {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns what workers need of the rows from {@code fromRow}, at most {@code coordinateCountMax}
   * touched ones.
   */
  public Chunk chunk(int fromRow, int coordinateCountMax) {
    throw new UnsupportedOperationException();
  }

  /** A piece of the whole slice; {@code nextRow} is where the next piece starts. */
  public record Chunk(ThetaDelta delta, int nextRow, boolean isLast) {}
}
