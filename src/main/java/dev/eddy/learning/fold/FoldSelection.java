package dev.eddy.learning.fold;

import dev.eddy.learning.example.Batch;
import java.util.Arrays;

/**
 * Takes from batches the examples of a fold, or all others, as if only these had been read. Owns a
 * buffer: one for a thread.
 */
public final class FoldSelection {
  private static final int UNSEEN = -1;

  private int[] slotOf = new int[0];

  /** Returns the examples that the fold's model is tested with, their order kept. */
  public Batch tested(Batch batch, byte[] folds, int fold) {
    return select(batch, folds, fold, true);
  }

  /** Returns the examples that the fold's model trains, their order kept. */
  public Batch trained(Batch batch, byte[] folds, int fold) {
    return select(batch, folds, fold, false);
  }

  private Batch select(Batch batch, byte[] folds, int fold, boolean isTested) {
    if (folds.length != batch.exampleCount()) {
      throw new IllegalArgumentException(
          "folds must be there for %d examples, were for %d"
              .formatted(batch.exampleCount(), folds.length));
    }
    int exampleCount = 0;
    int occurrenceCount = 0;
    for (int e = 0; e < folds.length; e++) {
      if (folds[e] == fold == isTested) {
        exampleCount++;
        occurrenceCount += batch.starts()[e + 1] - batch.starts()[e];
      }
    }
    if (exampleCount == 0 || exampleCount == folds.length) {
      return exampleCount == 0 ? Batch.empty() : batch;
    }
    int[] chosen = new int[exampleCount];
    int next = 0;
    for (int e = 0; e < folds.length; e++) {
      if (folds[e] == fold == isTested) {
        chosen[next++] = e;
      }
    }
    return copy(batch, chosen, occurrenceCount);
  }

  private Batch copy(Batch batch, int[] chosen, int occurrenceCount) {
    double[] labels = new double[chosen.length];
    int[] starts = new int[chosen.length + 1];
    int[] slots = new int[occurrenceCount];
    double[] values = new double[batch.hasUnitValues() ? 0 : occurrenceCount];
    double[] importances = new double[batch.importances().length == 0 ? 0 : chosen.length];
    // Features in the order of their first occurrence among these examples, and no other one.
    int[] features = new int[Math.min(occurrenceCount, batch.features().length)];
    int featureCount = 0;
    forget(batch.features().length);
    int at = 0;
    for (int i = 0; i < chosen.length; i++) {
      int e = chosen[i];
      labels[i] = batch.labels()[e];
      if (importances.length > 0) {
        importances[i] = batch.importance(e);
      }
      int from = batch.starts()[e];
      int to = batch.starts()[e + 1];
      if (values.length > 0) {
        System.arraycopy(batch.values(), from, values, at, to - from);
      }
      for (int j = from; j < to; j++) {
        int slot = batch.slots()[j];
        if (slotOf[slot] == UNSEEN) {
          features[featureCount] = batch.features()[slot];
          slotOf[slot] = featureCount++;
        }
        slots[at++] = slotOf[slot];
      }
      starts[i + 1] = at;
    }
    return new Batch(
        labels, starts, slots, values, Arrays.copyOf(features, featureCount), importances);
  }

  private void forget(int featureCount) {
    if (slotOf.length < featureCount) {
      slotOf = new int[Math.max(featureCount, 2 * slotOf.length)];
    }
    Arrays.fill(slotOf, 0, featureCount, UNSEEN);
  }
}
