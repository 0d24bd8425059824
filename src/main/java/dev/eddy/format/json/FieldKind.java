package dev.eddy.format.json;

import java.util.Locale;

/** What becomes of a field's value. */
public enum FieldKind {
  /** The label. */
  LABEL,
  /** How often the record counts for training. */
  IMPORTANCE,
  /** Nothing, nor of what is within it. */
  IGNORED,
  /** A number is the value of the feature that has the field's name, a string a category. */
  FEATURE,
  /** The feature {@code field=value} of value 1. */
  CATEGORICAL,
  /** The feature {@code field=word} of value 1 for each word, in lower case. */
  TEXT;

  /** Whether features come of it. */
  boolean isFeature() {
    return this != LABEL && this != IMPORTANCE && this != IGNORED;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
