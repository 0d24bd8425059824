package dev.eddy.streaming.server;

import dev.eddy.learning.settings.LearnerSettings;
import dev.eddy.learning.theta.RowSegment;
import java.util.BitSet;

/**
 * Where the weights stand in a row: each is the first of the columns that the optimizer keeps of
 * it.
 *
 * @param count weights of a row
 * @param stride columns from one to the next
 */
record WeightColumns(int count, int stride) {

  static WeightColumns of(LearnerSettings learner) {
    return new WeightColumns(learner.model().weightCount(), learner.rule().width());
  }

  /** Notes of each row of a segment whether it holds a weight that is not finite. */
  void noteUnsound(RowSegment segment, BitSet unsound) {
    int[] rows = segment.rows();
    int width = rows.length == 0 ? 0 : segment.columns().length / rows.length;
    for (int i = 0; i < rows.length; i++) {
      if (!areFinite(segment.columns(), i * width)) {
        unsound.set(rows[i]);
      } else if (!unsound.isEmpty()) {
        unsound.clear(rows[i]);
      }
    }
  }

  private boolean areFinite(double[] columns, int row) {
    for (int j = 0; j < count; j++) {
      if (!Double.isFinite(columns[row + j * stride])) {
        return false;
      }
    }
    return true;
  }
}
