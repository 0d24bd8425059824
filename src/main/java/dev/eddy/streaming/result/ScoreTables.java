package dev.eddy.streaming.result;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.learning.loss.Target;
import dev.eddy.learning.metric.BinaryScores;
import dev.eddy.learning.metric.MulticlassScores;
import dev.eddy.learning.metric.Scores;
import dev.eddy.learning.metric.sums.ClassConfusion;
import dev.eddy.learning.metric.sums.Confusion;
import dev.eddy.learning.metric.table.LiftTable;
import dev.eddy.learning.metric.table.ReliabilityTable;
import dev.eddy.learning.metric.table.RocTable;

/** Writes what of the scores is a table: confusion matrix, reliability, lift and ROC curve. */
public final class ScoreTables {
  private static final int CLASSES_MAX = 100;

  private ScoreTables() {}

  /** Writes into {@code json} what there is for scores of this kind. */
  public static void put(ObjectNode json, Target target, Scores scores) {
    if (scores instanceof BinaryScores binary) {
      put(json.putArray("confusion"), binary.confusion());
      if (target.hasProbabilities()) {
        put(json.putArray("reliability"), ReliabilityTable.of(binary.histogram()));
      }
      LiftTable.of(binary.histogram()).lifts().forEach(json.putArray("lift")::add);
      put(json.putArray("roc"), RocTable.of(binary.histogram()));
    } else if (scores instanceof MulticlassScores classes
        && classes.confusion().classCount() <= CLASSES_MAX) {
      put(json.putArray("confusion"), classes.confusion());
    }
  }

  private static void put(ArrayNode rows, Confusion confusion) {
    rows.addArray().add(confusion.trueNegatives()).add(confusion.falsePositives());
    rows.addArray().add(confusion.falseNegatives()).add(confusion.truePositives());
  }

  private static void put(ArrayNode rows, ClassConfusion confusion) {
    int classCount = confusion.classCount();
    long[] counts = new long[classCount * classCount];
    for (int i = 0; i < confusion.cells().length; i++) {
      counts[confusion.cells()[i]] = confusion.counts()[i];
    }
    for (int k = 0; k < classCount; k++) {
      ArrayNode row = rows.addArray();
      for (int predicted = 0; predicted < classCount; predicted++) {
        row.add(counts[k * classCount + predicted]);
      }
    }
  }

  private static void put(ArrayNode rows, ReliabilityTable table) {
    for (ReliabilityTable.Row row : table.rows()) {
      rows.addObject()
          .put("from", row.from())
          .put("examples", row.count())
          .put("mean_probability", row.meanProbability())
          .put("positive_share", row.positiveShare());
    }
  }

  private static void put(ArrayNode rows, RocTable table) {
    for (RocTable.Point point : table.points()) {
      rows.addArray().add(point.falsePositiveRate()).add(point.truePositiveRate());
    }
  }
}
