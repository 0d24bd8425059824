package dev.eddy.learning.theta;

import dev.eddy.learning.guard.StepGuard;
import dev.eddy.learning.optimizer.OptimizerStep;
import dev.eddy.learning.optimizer.RowRule;
import dev.eddy.learning.optimizer.StepTotals;
import dev.eddy.learning.settings.LearnerSettings;
import java.util.Arrays;
import java.util.List;

/**
 * The parameter server's part of theta: rows of weight and accumulators, and one step at a time.
 */
public final class ThetaSlice {
  /** Tells the digest of a step that was set aside; no number of rows is that large. */
  private static final long SET_ASIDE = Long.MIN_VALUE;

  private final LearnerSettings settings;
  private final SliceMap slices;
  private final RowRule rule;
  private final SliceRows rows;
  private final StepSum sum;
  private final Digest digest = new Digest();
  private StepTotals totals = StepTotals.none();

  public ThetaSlice(LearnerSettings settings, SliceMap slices, int slice) {
    this.settings = settings;
    this.slices = slices;
    rule = settings.rule();
    rows = new SliceRows(settings, slices, slice);
    sum = new StepSum(slices, slices.rowCount(slice));
  }

  /**
   * What a step changed: the values that workers had before, and those they get.
   *
   * @param before empty without a delay, when nobody asks for an older theta
   */
  public record Change(ThetaDelta before, ThetaDelta after) {
    private static final Change NONE = new Change(ThetaDelta.empty(), ThetaDelta.empty());
  }

  /** Sums the shards' gradients in the order given and takes one optimizer step. */
  public Change step(List<ShardGradient> shards) {
    sum.set(shards);
    ThetaDelta before = settings.delay() > 0 ? delta() : ThetaDelta.empty();
    int exampleCount = 0;
    for (ShardGradient shard : shards) {
      digest.add(shard);
      exampleCount += shard.exampleCount();
      totals = totals.plus(shard.exampleCount(), shard.normalizer(), shard.unitSquares());
      if (settings.isStandardized()) {
        merge(shard);
      }
    }
    if (exampleCount > 0) {
      OptimizerStep step = rule.next(totals, exampleCount);
      update(step);
      totals = totals.after(step);
    }
    return new Change(before, delta());
  }

  /** Takes the step unless the guard refuses it; then only the digest hears of it. */
  public Change step(List<ShardGradient> shards, StepGuard guard) {
    double norm = 0;
    int exampleCount = 0;
    for (ShardGradient shard : shards) {
      norm = Math.max(norm, shard.norm());
      exampleCount += shard.exampleCount();
    }
    if (guard.refusal(norm, exampleCount).isEmpty()) {
      return step(shards);
    }
    shards.forEach(digest::add);
    digest.add(SET_ASIDE);
    return Change.NONE;
  }

  /** Returns the digest of every gradient and every changed weight so far. */
  public long digest() {
    return digest.value();
  }

  public StepTotals totals() {
    return totals;
  }

  /** Sets digest and totals as a checkpoint had them. */
  public void resume(long digestBefore, StepTotals totalsBefore) {
    digest.resume(digestBefore);
    totals = totalsBefore;
  }

  /** Returns the rows changed since the last call. */
  public RowSegment takeChanged() {
    return rows.takeChanged();
  }

  /** Returns all rows that were ever touched, in row order. */
  public RowSegment touched() {
    return rows.touched();
  }

  /** Returns how many rows were ever touched. */
  public int touchedCount() {
    return rows.touchedCount();
  }

  /** Overwrites rows from a checkpoint. */
  public void restore(RowSegment segment) {
    rows.restore(segment);
  }

  /**
   * Returns what workers need of the rows from {@code fromRow}, at most {@code coordinateCountMax}
   * touched ones.
   */
  public Chunk chunk(int fromRow, int coordinateCountMax) {
    int[] chosen = new int[16];
    int count = 0;
    int row = rows.nextTouched(fromRow);
    while (row >= 0 && count < coordinateCountMax) {
      if (count == chosen.length) {
        chosen = Arrays.copyOf(chosen, 2 * count);
      }
      chosen[count++] = row;
      row = rows.nextTouched(row + 1);
    }
    boolean isLast = row < 0;
    return new Chunk(rows.delta(chosen, count), isLast ? rows.count() : row, isLast);
  }

  /** A piece of the whole slice; {@code nextRow} is where the next piece starts. */
  public record Chunk(ThetaDelta delta, int nextRow, boolean isLast) {}

  private void merge(ShardGradient shard) {
    int[] coordinates = shard.coordinates();
    for (int i = 0; i < coordinates.length; i++) {
      rows.merge(slices.rowOf(coordinates[i]), shard.statistics(), i);
    }
  }

  private void update(OptimizerStep step) {
    double[] columns = rows.columns;
    for (int i = 0; i < sum.count(); i++) {
      int row = sum.row(i);
      int at = row * rows.width;
      rule.update(columns, at, step, sum.gradient(i), sum.square(i), sum.largest(i));
      columns[at] = Bounds.weight(columns[at]);
      digest.add(columns[at]);
      rows.touch(row);
    }
  }

  private ThetaDelta delta() {
    return rows.delta(sum.rows(), sum.count());
  }
}
