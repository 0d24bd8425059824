package dev.eddy.job;

/** Which eddy this is. */
public final class Version {
  private Version() {}

  /** Returns the version of the jar, {@code development} outside of one. */
  public static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
