package dev.eddy.learning.theta;

import dev.eddy.learning.guard.StepGuard;
import dev.eddy.learning.optimizer.OptimizerStep;
import dev.eddy.learning.optimizer.RowRule;
import dev.eddy.learning.optimizer.StepTotals;
import dev.eddy.learning.reaction.Reactor;
import dev.eddy.learning.reaction.Roles;
import dev.eddy.learning.reaction.TrialStep;
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
  private final int slice;
  private final int model;
  private final RowRule rule;
  private final SliceRows rows;
  private final RowMerge merge;
  private final StepSum sum;
  private final SliceDescent descent;
  private final Reactor reactor;
  private final Digest digest = new Digest();
  private final long frozenEvery;
  private StepTotals totals = StepTotals.none();

  /** There is no frozen model. */
  public ThetaSlice(LearnerSettings settings, SliceMap slices, int slice) {
    this(settings, slices, slice, 0);
  }

  /**
   * Begins with the initial weights.
   *
   * @param slice among the slices of all models: slice s of model m is m * S + s
   * @param frozenEvery trained examples from one frozen model to the next, 0 for none
   */
  public ThetaSlice(LearnerSettings settings, SliceMap slices, int slice, long frozenEvery) {
    this.settings = settings;
    this.slices = slices;
    this.slice = slice % slices.sliceCount();
    model = slice / slices.sliceCount();
    rule = settings.rule();
    this.frozenEvery = frozenEvery;
    rows = new SliceRows(settings, slices, this.slice, frozenEvery > 0);
    merge = new RowMerge(settings, slices, rows);
    sum = new StepSum(slices, rows.weightCount);
    descent = new SliceDescent(settings, rows);
    reactor = new Reactor(settings.reaction());
  }

  /**
   * What a step changed: the values that workers had before, and those they get.
   *
   * @param before empty without a delay, when nobody asks for an older theta
   */
  public record Change(ThetaDelta before, ThetaDelta after) {}

  /** Takes one step with what the shards say, in the order given. */
  public Change step(List<ShardGradient> shards) {
    long copies = copiesDue();
    Change change = settings.reaction().isBackground() ? stepOfTwo(shards) : train(shards);
    if (copiesDue() == copies) {
      return change;
    }
    rows.freeze(totals);
    return new Change(change.before(), change.after().with(Freeze.now()));
  }

  /** Returns how many models the examples trained so far have frozen. */
  private long copiesDue() {
    return frozenEvery == 0 ? 0 : totals.exampleCount() / frozenEvery;
  }

  /**
   * Takes a step of one of two models. Its gradient may be one of its life before, of when it was
   * idle or none at all; whatever it is, what became of roles is decided as in all other slices.
   */
  private Change stepOfTwo(List<ShardGradient> shards) {
    Roles roles = reactor.roles();
    Change change;
    if (roles.hasSameLife(model, shards.get(0).totals().trial().roles())) {
      change = train(shards);
    } else {
      shards.forEach(shard -> digest.addLater(d -> d.add(shard)));
      change = new Change(ThetaDelta.of(totals), ThetaDelta.of(totals));
    }
    react(shards);
    Roles next = reactor.roles();
    ThetaDelta after = change.after();
    if (next.lifeOf(model) != roles.lifeOf(model)) {
      rows.clear();
      totals = StepTotals.none();
      digest.addLater(d -> d.add(next.lifeOf(model)));
      after = ThetaDelta.of(totals);
    }
    return new Change(change.before().with(roles), after.with(next));
  }

  private Change train(List<ShardGradient> shards) {
    closeBooks();
    sum.set(shards);
    for (int i = 0; i < sum.count(); i++) {
      rows.prepare(sum.row(i));
    }
    if (settings.isDescent()) {
      return new Change(ThetaDelta.empty(), descend(shards));
    }
    ThetaDelta before = settings.delay() > 0 ? delta() : ThetaDelta.empty();
    int exampleCount = 0;
    for (ShardGradient shard : shards) {
      ShardTotals shardTotals = shard.totals();
      digest.addLater(d -> d.add(shard));
      exampleCount += shard.exampleCount();
      totals =
          totals.plus(shard.exampleCount(), shardTotals.normalizer(), shardTotals.unitSquares());
      if (settings.isScaled()) {
        merge(shard);
      }
    }
    if (exampleCount == 0) {
      return new Change(before, delta());
    }
    if (settings.isLocal()) {
      merge.add(shards, sum);
      totals = totals.afterOwnSteps(exampleCount);
      return new Change(before, settle());
    }
    OptimizerStep step = rule.next(totals, exampleCount);
    if (!settings.reaction().isOn()) {
      return new Change(before, update(step));
    }
    Change change = new Change(before, update(step.boosted(reactor.rateFactor())));
    if (!settings.reaction().isBackground()) {
      react(shards);
    }
    return change;
  }

  /** What the errors of a step say is for the steps behind it. */
  private void react(List<ShardGradient> shards) {
    long errorCount = 0;
    long exampleCount = 0;
    double gain = 0;
    for (ShardGradient shard : shards) {
      errorCount += shard.totals().errorCount();
      exampleCount += shard.totals().guardedCount();
      gain += shard.totals().trial().gain();
    }
    TrialStep trial = new TrialStep(shards.get(0).totals().trial().roles(), gain);
    if (reactor.add(errorCount, exampleCount, trial)) {
      rows.restart(settings.reaction().kept());
    }
  }

  /**
   * Takes the step unless the guard refuses it; then only the digest hears of it. A descent has
   * nothing to lose by a step: a worse point is not taken.
   */
  public Change step(List<ShardGradient> shards, StepGuard guard) {
    if (settings.isDescent()) {
      return step(shards);
    }
    double norm = 0;
    int guardedCount = 0;
    for (ShardGradient shard : shards) {
      norm = Math.max(norm, shard.norm());
      guardedCount += shard.totals().guardedCount();
    }
    if (guard.refusal(norm, guardedCount).isEmpty()) {
      return step(shards);
    }
    shards.forEach(shard -> digest.addLater(d -> d.add(shard)));
    digest.addLater(d -> d.add(SET_ASIDE));
    ThetaDelta nothing = ThetaDelta.of(totals).with(reactor.roles());
    return new Change(nothing, nothing);
  }

  /**
   * Does for the last step what nobody who waits for theta has to wait for. It is done anyway
   * before it makes a difference; here is the time for it.
   */
  public void closeBooks() {
    rows.markWaiting();
    digest.fold();
  }

  /** Takes a pass over all examples, or what was learned of their values while they were read. */
  private ThetaDelta descend(List<ShardGradient> shards) {
    for (ShardGradient shard : shards) {
      digest.addLater(d -> d.add(shard));
      if (settings.isScaled() && shard.statistics().counts().length > 0) {
        merge(shard);
      }
    }
    descent.step(shards, sum);
    return settle();
  }

  /** Returns the descent, which does nothing where the learner is of another kind. */
  public SliceDescent descent() {
    return descent;
  }

  /** Returns what reacts to drift. */
  public Reactor reactor() {
    return reactor;
  }

  /** Whether this is a slice of the model that is evaluated and kept. */
  public boolean isLeading() {
    return settings.reaction().isBackground() ? model == reactor.roles().leader() : model == 0;
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

  /** Returns which rows changed. */
  public RowChanges changes() {
    return rows.changes();
  }

  /** Returns the pending rows as they are now, in row order, so many in a segment at most. */
  public List<RowSegment> pending(int rowCountMax) {
    return rows.pending(rowCountMax);
  }

  /** Returns all rows that were ever touched, in row order. */
  public RowSegment touched() {
    return rows.touched();
  }

  /** Returns how many rows were ever touched. */
  public int touchedCount() {
    return rows.touchedCount();
  }

  /** Estimates how many distinct features the slice has met; the intercept is none. */
  public DistinctFeatures distinctFeatures() {
    int intercept = settings.model().intercept();
    int row = slices.rowOf(intercept);
    boolean isHere = slices.coordinateOf(slice, row) == intercept;
    int others = isHere ? 1 : 0;
    rows.noteChanged();
    int touchedOthers = isHere && rows.nextTouched(row) == row ? 1 : 0;
    return DistinctFeatures.of(rows.touchedCount() - touchedOthers, rows.count() - others);
  }

  /** Measures all weights; takes as long as to read them. */
  public ThetaSize size() {
    DistinctFeatures features = distinctFeatures();
    double squares = 0;
    long nonzeros = 0;
    for (int row = rows.nextTouched(0); row >= 0; row = rows.nextTouched(row + 1)) {
      for (int j = 0; j < rows.weightCount; j++) {
        double weight = rows.columns[row * rows.width + j * rows.ruleWidth];
        squares += weight * weight;
        nonzeros += weight == 0 ? 0 : 1;
      }
    }
    return new ThetaSize(Math.sqrt(squares), nonzeros, features);
  }

  /** Returns how many bytes the columns of a row are. */
  public int rowBytes() {
    return rows.width * Double.BYTES;
  }

  /** Returns how many bytes all rows are, touched or not. */
  public long byteCount() {
    return (long) rows.columns.length * Double.BYTES;
  }

  /** Overwrites rows from a checkpoint. */
  public void restore(RowSegment segment) {
    rows.restore(segment);
  }

  /** Overwrites rows from a checkpoint, in which they were pending. */
  public void restorePending(RowSegment segment) {
    rows.restorePending(segment);
  }

  /**
   * Returns what workers need of the rows from {@code fromRow}, at most {@code coordinateCountMax}
   * touched ones.
   */
  public Chunk chunk(int fromRow, int coordinateCountMax) {
    Choice choice = choose(fromRow, coordinateCountMax);
    ThetaDelta delta =
        rows.delta(choice.rows, choice.count, rows.weights(choice.rows, choice.count), totals);
    return choice.chunk(delta.with(rows.frozen(choice.rows, choice.count)).with(reactor.roles()));
  }

  /** Returns a chunk of theta as it is after all steps, whatever workers would make of rows. */
  public Chunk current(int fromRow, int coordinateCountMax) {
    Choice choice = choose(fromRow, coordinateCountMax);
    return choice.chunk(rows.current(choice.rows, choice.count, totals));
  }

  /** A piece of the whole slice; {@code nextRow} is where the next piece starts. */
  public record Chunk(ThetaDelta delta, int nextRow, boolean isLast) {}

  @SuppressWarnings("ArrayRecordComponent") // Lives for one call.
  private record Choice(int[] rows, int count, int nextRow, boolean isLast) {
    Chunk chunk(ThetaDelta delta) {
      return new Chunk(delta, nextRow, isLast);
    }
  }

  private Choice choose(int fromRow, int coordinateCountMax) {
    rows.noteChanged();
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
    return new Choice(chosen, count, row < 0 ? rows.count() : row, row < 0);
  }

  private void merge(ShardGradient shard) {
    int[] coordinates = shard.coordinates();
    for (int i = 0; i < coordinates.length; i++) {
      rows.merge(slices.rowOf(coordinates[i]), shard.statistics(), i);
    }
  }

  /** Takes the optimizer's step, block by block of the rows that it touches. */
  private ThetaDelta update(OptimizerStep step) {
    double[] weights = new double[sum.count() * rows.weightCount];
    for (int from = 0; from < sum.count(); from += SliceRows.BLOCK_ROWS) {
      int to = Math.min(sum.count(), from + SliceRows.BLOCK_ROWS);
      rows.load(sum.rows(), from, to);
      update(step, from, to);
      rows.settle(sum.rows(), from, to, weights);
    }
    rows.markLater(sum.rows(), sum.count());
    totals = totals.after(step);
    return delta(weights);
  }

  private void update(OptimizerStep step, int from, int to) {
    double[] columns = rows.columns;
    for (int i = from; i < to; i++) {
      int row = sum.row(i);
      RowRule ruleOfRow = rows.ruleOf(row);
      int at = row * rows.width;
      for (int j = 0; j < rows.weightCount; j++) {
        ruleOfRow.update(columns, at, step, sum.gradient(i, j), sum.square(i, j), sum.largest(i));
        at += rows.ruleWidth;
      }
    }
  }

  /** Bounds the weights that a step has changed and returns what changed. */
  private ThetaDelta settle() {
    double[] weights = new double[sum.count() * rows.weightCount];
    rows.markLater(sum.rows(), sum.count());
    rows.settle(sum.rows(), 0, sum.count(), weights);
    return delta(weights);
  }

  private ThetaDelta delta(double[] weights) {
    digest.addLater(d -> d.add(weights));
    return rows.delta(sum.rows(), sum.count(), weights, totals);
  }

  private ThetaDelta delta() {
    return rows.delta(sum.rows(), sum.count(), rows.weights(sum.rows(), sum.count()), totals);
  }
}
