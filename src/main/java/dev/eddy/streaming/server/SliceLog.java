package dev.eddy.streaming.server;

import dev.eddy.learning.theta.RowSegment;
import dev.eddy.learning.theta.ThetaSlice;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.apache.flink.api.common.state.MapState;

/**
 * The rows of a slice in keyed state, as a log: a checkpoint appends the rows that changed since
 * the last one, so an incremental checkpoint costs what changed and not what exists.
 *
 * <p>Where most rows that changed did so in the interval before, too, they will change again, and
 * the log would be written over and over. Then a checkpoint appends nothing and has the pending
 * rows beside the log, all that changed since the last append, as a differential backup has. It
 * does so while these are no more than 3/2 times those that changed twice in a row.
 *
 * <p>No checkpoint ever writes the whole log anew. Once it holds twice the rows of the slice, a new
 * generation begins, and the old one is cleaned segment by segment, the newest first: a row that
 * the new generation does not have yet goes there, and the segment is removed. For each row that is
 * appended two old ones are looked at. So a log of L rows is cleaned when L / 2 rows have been
 * appended, and then holds at most these and each of the slice's N rows once: with L = 2 N again 2
 * N. On the way it never holds more than 5/2 N, which bounds the state and the cost of a restore.
 * That is while appends are small: one of c rows that ends a cleaning may need less of it than is
 * due, and with such L grows up to 2 N + 2 c and the most up to 5/2 N + 2 c. A checkpoint writes at
 * most three times what is pending. All this but for a segment each.
 *
 * <p>The generations lie in a state each, which is a column family of RocksDB each, because of what
 * its compaction would do otherwise: a file with both new segments and the removal of old ones
 * spans everything in between, and all of that would be written anew with it, up to all of the log.
 * New segments alone lie behind all others, and removals alone leave nothing to write.
 */
final class SliceLog {
  /** Rows of one entry: a value of a few MiB. */
  private static final int SEGMENT_ROWS_MAX = 1 << 16;

  /** A log shorter than this is never worth cleaning. */
  private static final int LOG_ROWS_MIN = 1 << 12;

  private static final int CLEANED_OF_CHANGED = 2;

  private LogGeneration fresh;
  private LogGeneration old;

  /** Rows that the new generation has, while there is an old one. */
  private final BitSet freshRows = new BitSet();

  /** Rows that hold a weight that is not finite: there should never be one. */
  private final BitSet unsoundRows = new BitSet();

  private final WeightColumns weights;
  private final int besideRowsMax;
  private int nextSegment;
  private long rowCount;

  /** Old rows to look at; below 0 behind a segment that had more. */
  private long dueRows;

  /**
   * Begins with an empty log.
   *
   * @param besideRowsMax how many rows a checkpoint may have beside it
   */
  SliceLog(
      WeightColumns weights,
      int besideRowsMax,
      MapState<Integer, RowSegment> one,
      MapState<Integer, RowSegment> other) {
    this.weights = weights;
    this.besideRowsMax = besideRowsMax;
    fresh = new LogGeneration(one);
    old = new LogGeneration(other);
  }

  /**
   * Reads the log into the slice, one segment after the other: all of it may be a lot of heap.
   *
   * @param beside the rows that the checkpoint had beside the log
   */
  void restore(ThetaSlice theta, List<RowSegment> beside) throws Exception {
    fresh.restore();
    old.restore();
    if (fresh.isOlderThan(old) || fresh.isEmpty()) {
      swap();
    }
    restore(old, theta);
    restore(fresh, theta);
    for (RowSegment segment : beside) {
      theta.restorePending(segment);
      weights.noteUnsound(segment, unsoundRows);
    }
  }

  /**
   * Ends the interval between two checkpoints: appends what is pending, unless it is better kept
   * beside the log.
   *
   * @return the rows to keep beside it
   */
  List<RowSegment> write(ThetaSlice theta) throws Exception {
    long again = theta.changes().endInterval();
    List<RowSegment> pending = theta.pending(SEGMENT_ROWS_MAX);
    for (RowSegment segment : pending) {
      weights.noteUnsound(segment, unsoundRows);
    }
    long count = theta.changes().pendingCount();
    if (count <= besideRowsMax && 2 * count <= 3 * again) {
      return pending;
    }
    theta.changes().takePending();
    append(pending, count, theta.touchedCount());
    return List.of();
  }

  /** Returns how many rows hold a weight that is not finite. */
  int unsoundRowCount() {
    return unsoundRows.cardinality();
  }

  private void append(List<RowSegment> changed, long changedCount, long touchedCount)
      throws Exception {
    long grown = rowCount + changedCount;
    if (old.isEmpty() && grown > LOG_ROWS_MIN && grown > 2 * touchedCount) {
      swap();
      freshRows.clear();
      dueRows = 0;
    }
    for (RowSegment segment : changed) {
      put(segment);
    }
    dueRows += CLEANED_OF_CHANGED * changedCount;
    while (dueRows > 0 && !old.isEmpty()) {
      RowSegment segment = old.removeNewest();
      rowCount -= segment.rows().length;
      dueRows -= segment.rows().length;
      put(alive(segment));
    }
  }

  private void restore(LogGeneration generation, ThetaSlice theta) throws Exception {
    for (int number : generation.numbers()) {
      RowSegment segment = generation.get(number);
      theta.restore(segment);
      weights.noteUnsound(segment, unsoundRows);
      rowCount += segment.rows().length;
      nextSegment = number + 1;
      if (generation == fresh) {
        note(segment);
      }
    }
  }

  private void swap() {
    LogGeneration other = old;
    old = fresh;
    fresh = other;
  }

  /** Returns the rows of an old segment that nothing newer has. */
  private RowSegment alive(RowSegment segment) {
    int[] rows = new int[segment.rows().length];
    double[] columns = new double[segment.columns().length];
    int width = rows.length == 0 ? 0 : columns.length / rows.length;
    int count = 0;
    for (int i = 0; i < rows.length; i++) {
      if (!freshRows.get(segment.rows()[i])) {
        System.arraycopy(segment.columns(), i * width, columns, count * width, width);
        rows[count++] = segment.rows()[i];
      }
    }
    return new RowSegment(Arrays.copyOf(rows, count), Arrays.copyOf(columns, count * width));
  }

  private void put(RowSegment segment) throws Exception {
    if (segment.rows().length > 0) {
      fresh.put(nextSegment++, segment);
      rowCount += segment.rows().length;
      note(segment);
    }
  }

  private void note(RowSegment segment) {
    if (!old.isEmpty()) {
      for (int row : segment.rows()) {
        freshRows.set(row);
      }
    }
  }
}
