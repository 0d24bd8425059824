package dev.eddy.learning.settings;

import java.util.Locale;

/** The models by the names that options use. */
public enum ModelType {
  /** One weight a feature; the margin is theta . x. */
  LINEAR,
  /** A weight a feature and class; probabilities of classes that exclude each other. */
  SOFTMAX,
  /** A weight a feature and class; each class against all others, by a loss of two classes. */
  ONE_VS_REST,
  /** A weight and some factors a feature; pairs of features count by their factors' product. */
  FM;

  /** Whether labels are of many classes. */
  public boolean isMulticlass() {
    return this == SOFTMAX || this == ONE_VS_REST;
  }

  /** Returns the name that options use. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
