package dev.eddy.format;

/**
 * What a parser says of a record.
 *
 * @param kind whether it is an example
 * @param reason why it was rejected: name, rule and value; empty otherwise
 */
public record Verdict(Kind kind, String reason) {
  private static final Verdict ACCEPTED = new Verdict(Kind.ACCEPTED, "");
  private static final Verdict SKIPPED = new Verdict(Kind.SKIPPED, "");

  /** Whether a record counts, and as what. */
  public enum Kind {
    ACCEPTED,
    SKIPPED,
    REJECTED
  }

  public static Verdict accepted() {
    return ACCEPTED;
  }

  public static Verdict skipped() {
    return SKIPPED;
  }

  public static Verdict rejected(String reason) {
    return new Verdict(Kind.REJECTED, reason);
  }

  public boolean isAccepted() {
    return kind == Kind.ACCEPTED;
  }
}
