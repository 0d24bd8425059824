package dev.eddy.learning.gradient;

import dev.eddy.learning.example.Batch;
import dev.eddy.learning.example.SlotTable;
import dev.eddy.learning.scaling.ValueScaler;
import dev.eddy.learning.scaling.ValueStatistics;
import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.settings.ModelSettings;
import dev.eddy.learning.theta.Bounds;
import dev.eddy.learning.theta.Replica;

/**
 * The examples of a step, one at hand: its values within bounds, scaled, and as slots of the step.
 * What the step itself teaches of scales counts from the example on that shows it, as if the
 * examples came one by one.
 */
final class StepExamples {
  private final ModelSettings model;
  private final boolean isScaled;
  private final ValueScaler scaler;
  private final boolean needsScales;
  private final double[] classWeights;
  private final double clipNorm;
  private final SlotTable stepSlots = new SlotTable();

  // The features that the first slots of the step are, one after the other.
  private int[] gathered = new int[0];

  /** What theta says of the step's slots, and what the step adds up to. */
  final SlotSums sums;

  /** The step's slot of the intercept, if the model has one. */
  int interceptSlot;

  /** The slot of each value of the example at hand; the intercept comes first. */
  int[] slots = new int[64];

  double[] values = new double[64];

  /** How many values the example at hand has. */
  int count;

  /** Its largest |x|, as it was read. */
  double largestValue;

  /** How often it counts for training. */
  double importance;

  /** Sum of (x / scale) squared of all values of the step so far. */
  double normalizer;

  StepExamples(LearnerSettings settings, SlotSums sums) {
    model = settings.model();
    isScaled = settings.isScaled();
    scaler = ValueScaler.of(settings.scaling());
    needsScales = settings.rule().optimizer().needsScales();
    classWeights = settings.loss().classWeightArray();
    clipNorm = settings.optimizer().clipNorm();
    this.sums = sums;
  }

  /** Starts a step. */
  void clear() {
    stepSlots.clear();
    normalizer = 0;
  }

  /** Whether a gradient is clipped. */
  boolean isClipped() {
    return clipNorm < Double.POSITIVE_INFINITY;
  }

  /** Whether values are used as they were read. */
  boolean isRaw() {
    return !isScaled && !needsScales && !isClipped();
  }

  /**
   * Whether the values of a batch, all of them 1, are used as they were read because none was
   * larger before. What is larger than before is so for the first example that has it, and no other
   * one has met its weight; so all may as well be said at once.
   *
   * @param occurrences what {@link #gather} returned for the batch
   */
  boolean areUnits(Batch batch, int[] occurrences) {
    if (!needsScales || isScaled || isClipped() || !batch.hasUnitValues()) {
      return false;
    }
    boolean areUnits = !model.hasIntercept() || isUnit(interceptSlot);
    for (int j = 0; j < batch.occurrenceCount(); j++) {
      areUnits &= isUnit(occurrences[j]);
    }
    if (areUnits) {
      normalizer += batch.occurrenceCount() + (model.hasIntercept() ? batch.exampleCount() : 0);
    }
    return areUnits;
  }

  private boolean isUnit(int slot) {
    if (sums.scales[slot] < 1) {
      sums.raiseScale(slot, 1);
    }
    return sums.scales[slot] == 1;
  }

  /** Returns what is left of an example's gradient of that squared norm: 1 within the bound. */
  double clip(double squaredNorm) {
    double norm = Math.sqrt(squaredNorm);
    return norm > clipNorm ? clipNorm / norm : 1;
  }

  int slotCount() {
    return stepSlots.count();
  }

  /** Returns the step's coordinates, slot by slot. */
  int[] coordinates() {
    return stepSlots.toArray();
  }

  /** Returns the step's slot of each occurrence of the batch, of which there may be more. */
  int[] gather(Batch batch, Replica theta) {
    int[] features = batch.features();
    if (features == gathered && stepSlots.count() > 0) {
      return batch.slots();
    }
    stepSlots.reserve(features.length + 1);
    sums.reserve(stepSlots.count() + features.length + 1);
    return stepSlots.count() == 0 ? gatherFirst(batch, theta) : gatherNext(batch, theta);
  }

  /** The slots of a step's first batch are the step's, and the intercept comes behind them. */
  private int[] gatherFirst(Batch batch, Replica theta) {
    gathered = batch.features();
    stepSlots.append(gathered);
    if (model.hasIntercept()) {
      interceptSlot = stepSlots.count();
      stepSlots.append(model.intercept());
    }
    sums.start(0, stepSlots.count(), stepSlots.coordinates(), theta);
    return batch.slots();
  }

  private int[] gatherNext(Batch batch, Replica theta) {
    int[] features = batch.features();
    int known = stepSlots.count();
    int[] slotOf = new int[features.length];
    stepSlots.slotsOf(features, features.length, slotOf, 0);
    sums.start(known, stepSlots.count(), stepSlots.coordinates(), theta);
    int[] occurrences = new int[batch.occurrenceCount()];
    for (int j = 0; j < occurrences.length; j++) {
      occurrences[j] = slotOf[batch.slots()[j]];
    }
    return occurrences;
  }

  /**
   * Takes the batch's e-th example to hand.
   *
   * @param occurrences what {@link #gather} returned for the batch
   */
  void take(Batch batch, int e, int[] occurrences) {
    importance = importance(batch, e);
    read(batch, e, occurrences);
    if (isScaled) {
      scale();
    }
    if (needsScales) {
      normalize();
    }
  }

  /** Returns how often the batch's e-th example counts for training. */
  double importance(Batch batch, int e) {
    double importance = batch.importance(e);
    return classWeights.length == 0
        ? importance
        : importance * classWeights[(int) batch.labels()[e]];
  }

  /** Lets the next example meet theta as if the one at hand had shown no larger value. */
  void forgetScales(Replica theta) {
    if (!needsScales) {
      return;
    }
    for (int i = 0; i < count; i++) {
      int slot = slots[i];
      int coordinate = stepSlots.coordinate(slot);
      if (sums.scales[slot] != theta.scales()[coordinate]) {
        sums.start(slot, coordinate, theta);
      }
    }
  }

  private void read(Batch batch, int e, int[] occurrences) {
    int from = batch.starts()[e];
    int to = batch.starts()[e + 1];
    if (to - from >= slots.length) {
      int length = Math.max(to - from + 1, 2 * slots.length);
      slots = new int[length];
      values = new double[length];
    }
    int next = 0;
    double largest = 0;
    if (model.hasIntercept()) {
      slots[0] = interceptSlot;
      values[next++] = 1;
      largest = 1;
    }
    if (batch.hasUnitValues()) {
      for (int j = from; j < to; j++) {
        slots[next] = occurrences[j];
        values[next++] = 1;
      }
      count = next;
      largestValue = next > 0 ? 1 : 0;
      return;
    }
    double[] batchValues = batch.values();
    for (int j = from; j < to; j++) {
      slots[next] = occurrences[j];
      double value = Bounds.value(batchValues[j]);
      double size = Math.abs(value);
      if (size > largest) {
        largest = size;
      }
      values[next++] = value;
    }
    count = next;
    largestValue = largest;
  }

  private void scale() {
    ValueStatistics statistics = sums.statistics();
    for (int i = 0; i < count; i++) {
      int slot = slots[i];
      double x = values[i];
      scaler.add(x, statistics, slot);
      values[i] = Bounds.value(scaler.scale(x, sums.means[slot], sums.inverseDeviations[slot]));
    }
  }

  /** Ross et al. 2013, algorithm 2, lines (a) and (c): larger values shrink weights before use. */
  private void normalize() {
    double[] scales = sums.scales;
    double[] inverseScales = sums.inverseScales;
    for (int i = 0; i < count; i++) {
      int slot = slots[i];
      double size = Math.abs(values[i]);
      if (size > scales[slot]) {
        sums.raiseScale(slot, size);
      }
      double ratio = size * inverseScales[slot];
      normalizer += ratio * ratio;
    }
  }
}
