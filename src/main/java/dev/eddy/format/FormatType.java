package dev.eddy.format;

/** The formats by the names that options use. */
public enum FormatType {
  LIBSVM,
  VW,
  CSV,
  JSON
}
