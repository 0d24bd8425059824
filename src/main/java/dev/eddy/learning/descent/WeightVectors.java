package dev.eddy.learning.descent;

/**
 * The weights of a descent as vectors: column c of the rows of all weights is one vector. Sums run
 * in the order of the weights, so that they are the same in every run.
 */
@SuppressWarnings("ArrayRecordComponent") // Lives for one call.
public record WeightVectors(double[] columns, int[] rows, boolean[] isPenalized) {

  /**
   * Wraps the rows.
   *
   * @param columns all rows, one after the other
   * @param rows where each weight's row starts
   * @param isPenalized of each weight; the intercept is not
   */
  public WeightVectors {
    if (isPenalized.length != rows.length) {
      throw new IllegalArgumentException(
          "isPenalized must be as long as rows (%d), was %d"
              .formatted(rows.length, isPenalized.length));
    }
  }

  int length() {
    return rows.length;
  }

  double get(int i, int column) {
    return columns[rows[i] + column];
  }

  void set(int i, int column, double value) {
    columns[rows[i] + column] = value;
  }

  double dot(int a, int b) {
    double sum = 0;
    for (int row : rows) {
      sum += columns[row + a] * columns[row + b];
    }
    return sum;
  }

  double dot(int a, double[] b) {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      sum += columns[rows[i] + a] * b[i];
    }
    return sum;
  }

  /** Adds {@code factor} times the column to the vector. */
  void addTo(double[] vector, double factor, int column) {
    for (int i = 0; i < rows.length; i++) {
      vector[i] += factor * columns[rows[i] + column];
    }
  }

  void copy(int from, int to) {
    for (int row : rows) {
      columns[row + to] = columns[row + from];
    }
  }
}
