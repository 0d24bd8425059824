package dev.eddy.learning.settings;

/** The models by the names that options use. */
public enum ModelType {
  /** One weight a feature; the margin is theta . x. */
  LINEAR
}
