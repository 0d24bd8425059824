package dev.eddy.streaming.server;

import dev.eddy.learning.theta.RowSegment;
import dev.eddy.learning.theta.ThetaSlice;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.MapState;

/**
 * The rows of a slice in keyed state, as a log: each checkpoint appends the rows that changed since
 * the last one, so an incremental checkpoint costs what changed and not what exists. Once the log
 * holds twice the rows of the slice it is written anew, which keeps both the state and the cost of
 * a restore within a factor of two.
 */
final class SliceLog {
  /** Rows of one entry: a value of a few MiB. */
  private static final int SEGMENT_ROWS_MAX = 1 << 16;

  /** A log shorter than this is never worth rewriting. */
  private static final int LOG_ROWS_MIN = 1 << 12;

  private final MapState<Integer, RowSegment> segments;
  private int nextSegment;
  private long rowCount;

  SliceLog(MapState<Integer, RowSegment> segments) {
    this.segments = segments;
  }

  /** Reads the log into the slice. */
  void restore(ThetaSlice theta) throws Exception {
    Map<Integer, RowSegment> inOrder = new TreeMap<>();
    for (Map.Entry<Integer, RowSegment> entry : segments.entries()) {
      inOrder.put(entry.getKey(), entry.getValue());
    }
    for (Map.Entry<Integer, RowSegment> entry : inOrder.entrySet()) {
      theta.restore(entry.getValue());
      nextSegment = entry.getKey() + 1;
      rowCount += entry.getValue().rows().length;
    }
  }

  /** Appends what changed since the last call. */
  void append(ThetaSlice theta) throws Exception {
    RowSegment changed = theta.takeChanged();
    long grown = rowCount + changed.rows().length;
    if (grown > LOG_ROWS_MIN && grown > 2L * theta.touchedCount()) {
      segments.clear();
      nextSegment = 0;
      rowCount = 0;
      put(theta.touched());
    } else {
      put(changed);
    }
  }

  private void put(RowSegment segment) throws Exception {
    int count = segment.rows().length;
    if (count == 0) {
      return;
    }
    int width = segment.columns().length / count;
    for (int from = 0; from < count; from += SEGMENT_ROWS_MAX) {
      int to = Math.min(count, from + SEGMENT_ROWS_MAX);
      segments.put(
          nextSegment++,
          new RowSegment(
              Arrays.copyOfRange(segment.rows(), from, to),
              Arrays.copyOfRange(segment.columns(), from * width, to * width)));
    }
    rowCount += count;
  }
}
