package dev.eddy.learning.theta;

/**
 * Which rows of a slice changed: in the interval that runs, in the one before it, and since the
 * pending ones were last taken.
 */
public final class RowChanges {
  private final RowSet pending;
  private RowSet current;
  private RowSet previous;

  RowChanges(int rowCount) {
    pending = new RowSet(rowCount);
    current = new RowSet(rowCount);
    previous = new RowSet(rowCount);
  }

  void add(int row) {
    current.add(row);
  }

  /** Takes up a row that was pending and had changed in the last interval when it was written. */
  void restore(int row) {
    pending.add(row);
    previous.add(row);
  }

  /** Returns the rows that changed in the interval that runs. */
  RowSet current() {
    return current;
  }

  /** Returns the rows that changed since they were taken, up to the end of the last interval. */
  RowSet pending() {
    return pending;
  }

  /**
   * Ends an interval, as each checkpoint does; what changed in it is pending.
   *
   * @return how many of the rows changed in the interval before, too
   */
  public int endInterval() {
    int again = current.countShared(previous);
    pending.addAll(current);
    RowSet spare = previous;
    previous = current;
    current = spare;
    current.clear();
    return again;
  }

  /** Returns how many rows are pending. */
  public int pendingCount() {
    return pending.count();
  }

  /** Takes all pending rows: from now on only those that change anew are. */
  public void takePending() {
    pending.clear();
  }
}
