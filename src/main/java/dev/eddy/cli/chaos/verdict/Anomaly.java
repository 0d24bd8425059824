package dev.eddy.cli.chaos.verdict;

/**
 * Something that must not be.
 *
 * @param name one or two words that name its sort: {@code lost}, {@code theta_sha256}
 * @param detail what was expected, and what was there instead
 */
public record Anomaly(String name, String detail) {

  @Override
  public String toString() {
    return name + ": " + detail;
  }
}
