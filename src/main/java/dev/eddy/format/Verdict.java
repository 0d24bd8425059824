package dev.eddy.format;

/**
 * What a parser says of a record.
 *
 * @param kind whether it is an example, and of what use
 * @param reason why it was rejected: name, rule and value; empty otherwise
 */
public record Verdict(Kind kind, String reason) {
  private static final Verdict ACCEPTED = new Verdict(Kind.ACCEPTED, "");
  private static final Verdict UNLABELED = new Verdict(Kind.UNLABELED, "");
  private static final Verdict SKIPPED = new Verdict(Kind.SKIPPED, "");

  /** Whether a record counts, and as what. */
  public enum Kind {
    /** An example to be trained. */
    ACCEPTED,
    /** An example without a label, to be scored only. */
    UNLABELED,
    /** No record, such as a header. */
    SKIPPED,
    /** Not understood. */
    REJECTED
  }

  public static Verdict accepted() {
    return ACCEPTED;
  }

  public static Verdict unlabeled() {
    return UNLABELED;
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
