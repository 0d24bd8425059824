package dev.eddy.streaming.report;

import dev.eddy.learning.metric.BinaryScores;
import dev.eddy.learning.metric.MulticlassScores;
import dev.eddy.learning.metric.RegressionScores;
import dev.eddy.learning.metric.Scores;
import dev.eddy.learning.metric.sums.ClassConfusion;
import dev.eddy.learning.metric.sums.Confusion;
import dev.eddy.learning.metric.sums.ErrorSums;
import dev.eddy.learning.metric.sums.Moments;
import dev.eddy.learning.metric.sums.RelativeErrors;
import dev.eddy.learning.metric.sums.ScoreHistogram;
import dev.eddy.streaming.layout.MessageSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of {@link Scores} within messages and in checkpoints. */
public final class ScoresSerializer extends MessageSerializer<Scores> {
  private static final long serialVersionUID = 1L;
  private static final byte BINARY = 0;
  private static final byte REGRESSION = 1;
  private static final byte MULTICLASS = 2;

  @Override
  protected int version() {
    return 1;
  }

  @Override
  protected void write(Scores scores, DataOutputView out) throws IOException {
    if (scores instanceof BinaryScores binary) {
      out.writeByte(BINARY);
      out.writeDouble(binary.lossSum());
      out.writeDouble(binary.brierSum());
      writeConfusion(binary.confusion(), out);
      writeHistogram(binary.histogram(), out);
    } else if (scores instanceof MulticlassScores classes) {
      out.writeByte(MULTICLASS);
      out.writeDouble(classes.lossSum());
      out.writeLong(classes.topHits());
      writeConfusion(classes.confusion(), out);
    } else if (scores instanceof RegressionScores regression) {
      out.writeByte(REGRESSION);
      out.writeDouble(regression.lossSum());
      out.writeDouble(regression.errors().squared());
      out.writeDouble(regression.errors().absolute());
      out.writeLong(regression.relative().count());
      out.writeDouble(regression.relative().sum());
      out.writeLong(regression.labels().count());
      out.writeDouble(regression.labels().mean());
      out.writeDouble(regression.labels().squaredDeviations());
    }
  }

  @Override
  protected Scores read(int version, DataInputView in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case BINARY ->
          new BinaryScores(in.readDouble(), in.readDouble(), readConfusion(in), readHistogram(in));
      case REGRESSION ->
          new RegressionScores(
              in.readDouble(),
              new ErrorSums(in.readDouble(), in.readDouble()),
              new RelativeErrors(in.readLong(), in.readDouble()),
              new Moments(in.readLong(), in.readDouble(), in.readDouble()));
      case MULTICLASS ->
          new MulticlassScores(in.readDouble(), in.readLong(), readClassConfusion(in));
      default -> throw new IOException("kind of scores must be 0, 1 or 2, was " + kind);
    };
  }

  private static void writeConfusion(Confusion confusion, DataOutputView out) throws IOException {
    out.writeLong(confusion.truePositives());
    out.writeLong(confusion.falsePositives());
    out.writeLong(confusion.trueNegatives());
    out.writeLong(confusion.falseNegatives());
  }

  private static Confusion readConfusion(DataInputView in) throws IOException {
    return new Confusion(in.readLong(), in.readLong(), in.readLong(), in.readLong());
  }

  private static void writeConfusion(ClassConfusion confusion, DataOutputView out)
      throws IOException {
    out.writeInt(confusion.classCount());
    out.writeInt(confusion.cells().length);
    int previous = 0;
    for (int i = 0; i < confusion.cells().length; i++) {
      writeVarint(confusion.cells()[i] - previous, out);
      writeVarint(confusion.counts()[i], out);
      previous = confusion.cells()[i];
    }
  }

  private static ClassConfusion readClassConfusion(DataInputView in) throws IOException {
    int classCount = in.readInt();
    int[] cells = new int[in.readInt()];
    long[] counts = new long[cells.length];
    int cell = 0;
    for (int i = 0; i < cells.length; i++) {
      cell += (int) readVarint(in);
      cells[i] = cell;
      counts[i] = readVarint(in);
    }
    return new ClassConfusion(classCount, cells, counts);
  }

  /** Steps between bins and counts are small numbers: about 3 bytes a bin instead of 20. */
  private static void writeHistogram(ScoreHistogram histogram, DataOutputView out)
      throws IOException {
    out.writeInt(histogram.bins().length);
    int previous = 0;
    for (int i = 0; i < histogram.bins().length; i++) {
      writeVarint(histogram.bins()[i] - previous, out);
      writeVarint(histogram.positives()[i], out);
      writeVarint(histogram.negatives()[i], out);
      previous = histogram.bins()[i];
    }
  }

  private static ScoreHistogram readHistogram(DataInputView in) throws IOException {
    int count = in.readInt();
    int[] bins = new int[count];
    long[] positives = new long[count];
    long[] negatives = new long[count];
    int bin = 0;
    for (int i = 0; i < count; i++) {
      bin += (int) readVarint(in);
      bins[i] = bin;
      positives[i] = readVarint(in);
      negatives[i] = readVarint(in);
    }
    return new ScoreHistogram(bins, positives, negatives);
  }

  /**
   * Writes a non-negative number, 7 bits a byte, low bits first, the top bit set if more follow.
   */
  private static void writeVarint(long value, DataOutputView out) throws IOException {
    long rest = value;
    while (rest >= 0x80) {
      out.writeByte((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  private static long readVarint(DataInputView in) throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = in.readByte();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IOException("number must have at most 63 bits");
  }

  @Override
  public TypeSerializer<Scores> duplicate() {
    return new ScoresSerializer();
  }

  @Override
  public TypeSerializerSnapshot<Scores> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Written into checkpoints beside the state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Scores> {
    public Snapshot() {
      super(ScoresSerializer::new);
    }
  }
}
