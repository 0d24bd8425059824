package dev.eddy.cli.tune;

import java.util.Map;

/** What became of a variant. */
sealed interface Trial {

  Variant variant();

  /**
   * It ran to its end.
   *
   * @param metrics over the whole input, by name
   * @param seconds that training took
   * @param thetaSha256 which theta came out
   */
  record Done(
      Variant variant,
      Map<String, Double> metrics,
      Windows windows,
      double seconds,
      String thetaSha256)
      implements Trial {}

  /** Its options or the input are wrong: it was not started. */
  record Refused(Variant variant, String message) implements Trial {}

  /** It was started and came to no result. */
  record Failed(Variant variant, String message) implements Trial {}
}
