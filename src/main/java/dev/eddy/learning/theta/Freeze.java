package dev.eddy.learning.theta;

/**
 * What a piece of theta says of the frozen model, which stays as theta was at some step and is
 * tested beside the one that goes on learning.
 *
 * @param isNow whether theta as it is with this piece is the frozen model from now on
 * @param model what a worker that starts anew needs of the piece's coordinates: see {@link Columns}
 */
public record Freeze(boolean isNow, Columns model) {
  private static final Freeze NONE = new Freeze(false, Columns.NONE);
  private static final Freeze NOW = new Freeze(true, Columns.NONE);

  /**
   * The frozen model's columns of some coordinates, as {@link ThetaDelta} has them; all empty where
   * nothing is said.
   */
  @SuppressWarnings("ArrayRecordComponent") // Part of a message, never compared.
  public record Columns(
      double[] weights, double[] scales, double[] means, double[] inverseDeviations) {
    private static final double[] EMPTY = new double[0];
    private static final Columns NONE = new Columns(EMPTY, EMPTY, EMPTY, EMPTY);

    boolean isSaid() {
      return weights.length > 0;
    }
  }

  /** Returns that nothing is said. */
  public static Freeze none() {
    return NONE;
  }

  /** Returns that theta is to be frozen as it is. */
  public static Freeze now() {
    return NOW;
  }
}
