package dev.eddy.learning.example;

import java.util.Arrays;

/**
 * One example while it is being parsed: a label and its features in the order of the record. Reused
 * from record to record; a parser fills it, a {@link BatchBuilder} copies it out.
 */
public final class ExampleBuffer {
  /** The largest importance. */
  public static final double IMPORTANCE_MAX = 1e6;

  private double label;
  private double importance = 1;
  private int[] features = new int[64];
  private double[] values = new double[64];
  private int featureCount;
  // As long as every value is 1, none is written.
  private boolean hasUnitValues = true;
  // Runs of features that have the same marks.
  private int[] runStarts = new int[16];
  private long[] runMarks = new long[16];
  private int runCount;
  private long key;
  private double numericKey;
  private byte[] keyText = new byte[0];
  private int keyTextLength;

  /** Forgets the example; until set, the label is NaN, the importance 1 and both keys are zero. */
  public void clear() {
    label = Double.NaN;
    importance = 1;
    featureCount = 0;
    hasUnitValues = true;
    runCount = 0;
    key = 0;
    numericKey = 0;
    keyTextLength = 0;
  }

  /** Sets {@code bytes[from, to)} as the key. */
  public void keyText(byte[] bytes, int from, int to) {
    keyTextLength = to - from;
    if (keyText.length < keyTextLength) {
      keyText = new byte[keyTextLength];
    }
    System.arraycopy(bytes, from, keyText, 0, keyTextLength);
  }

  /** Returns the bytes of the key, none where they are not wanted or missing. */
  public byte[] keyText() {
    return Arrays.copyOf(keyText, keyTextLength);
  }

  /** Sets the label, already translated into what the loss expects. */
  public void label(double label) {
    this.label = label;
  }

  /**
   * Sets how often the example counts for training.
   *
   * @param importance from 0 to {@link #IMPORTANCE_MAX}
   */
  public void importance(double importance) {
    this.importance = importance;
  }

  /** Appends a feature of value 1; a feature that comes twice counts with the sum of its values. */
  public void add(int feature) {
    if (featureCount == features.length) {
      grow();
    }
    if (!hasUnitValues) {
      values[featureCount] = 1;
    }
    features[featureCount++] = feature;
  }

  /** Appends the first {@code count} of the features named, each of value 1. */
  public void add(int[] named, int count) {
    while (features.length - featureCount < count) {
      grow();
    }
    if (!hasUnitValues) {
      Arrays.fill(values, featureCount, featureCount + count, 1);
    }
    System.arraycopy(named, 0, features, featureCount, count);
    featureCount += count;
  }

  /** Appends a feature; a feature that comes twice counts with the sum of its values. */
  public void add(int feature, double value) {
    if (featureCount == features.length) {
      grow();
    }
    if (hasUnitValues && value != 1) {
      Arrays.fill(values, 0, featureCount, 1);
      hasUnitValues = false;
    }
    if (!hasUnitValues) {
      values[featureCount] = value;
    }
    features[featureCount++] = feature;
  }

  /**
   * Marks the features that are added from now on, up to the next call, as members of groups.
   *
   * @param groups a bit for each group; features before the first call are in none
   */
  public void mark(long groups) {
    if (runCount == runStarts.length) {
      runStarts = Arrays.copyOf(runStarts, 2 * runCount);
      runMarks = Arrays.copyOf(runMarks, 2 * runCount);
    }
    runStarts[runCount] = featureCount;
    runMarks[runCount++] = groups;
  }

  /** Returns how many runs of marked features there are; some may be empty. */
  public int runCount() {
    return runCount;
  }

  public long runMarks(int run) {
    return runMarks[run];
  }

  /** Returns the index of the run's first feature. */
  public int runStart(int run) {
    return runStarts[run];
  }

  /** Returns the index after the run's last feature. */
  public int runEnd(int run) {
    return run + 1 < runCount ? runStarts[run + 1] : featureCount;
  }

  /** Sets the hash of the column or field that partitions the input by key. */
  public void key(long hash) {
    this.key = hash;
  }

  /** Sets the number of the column or field that partitions the input by range. */
  public void numericKey(double number) {
    this.numericKey = number;
  }

  public double label() {
    return label;
  }

  public double importance() {
    return importance;
  }

  public int featureCount() {
    return featureCount;
  }

  public int feature(int i) {
    return features[i];
  }

  public double value(int i) {
    return hasUnitValues ? 1 : values[i];
  }

  /** Returns the array of the features itself; only the first {@link #featureCount} count. */
  int[] features() {
    return features;
  }

  /** Copies the values to {@code into} from {@code at} on. */
  void copyValues(double[] into, int at) {
    if (hasUnitValues) {
      Arrays.fill(into, at, at + featureCount, 1);
    } else {
      System.arraycopy(values, 0, into, at, featureCount);
    }
  }

  /** Whether every value is 1. */
  boolean hasUnitValues() {
    return hasUnitValues;
  }

  public long key() {
    return key;
  }

  public double numericKey() {
    return numericKey;
  }

  private void grow() {
    features = Arrays.copyOf(features, 2 * features.length);
    values = Arrays.copyOf(values, 2 * values.length);
  }
}
