package dev.eddy.streaming.report;

/** How much predictions want to know of the records that they belong to. */
public enum OriginDetail {
  /** Nothing: nobody asked for predictions. */
  NONE,
  /** Where each record stands. */
  OFFSETS,
  /** Its key and its headers too. */
  KEYS_AND_HEADERS;

  /** Whether records are scored one by one, and those without a label too. */
  public boolean isWanted() {
    return this != NONE;
  }
}
