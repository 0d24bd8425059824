package dev.eddy.streaming.wire;

import dev.eddy.learning.descent.DescentProgress;
import dev.eddy.learning.descent.DescentReport;
import dev.eddy.learning.descent.DescentStop;
import dev.eddy.streaming.layout.ArrayWire;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a descent within messages and in checkpoints. */
public final class DescentWire {
  private DescentWire() {}

  public static void write(DescentReport report, DataOutputView out) throws IOException {
    out.writeLong(report.passes());
    out.writeLong(report.steps());
    out.writeDouble(report.loss());
    out.writeDouble(report.gradientNorm());
    out.writeUTF(report.stoppedBy().name());
  }

  public static DescentReport readReport(DataInputView in) throws IOException {
    return new DescentReport(
        in.readLong(),
        in.readLong(),
        in.readDouble(),
        in.readDouble(),
        DescentStop.valueOf(in.readUTF()));
  }

  public static void write(DescentProgress progress, ArrayWire arrays, DataOutputView out)
      throws IOException {
    out.writeLong(progress.passes());
    out.writeLong(progress.steps());
    out.writeInt(progress.trials());
    out.writeUTF(progress.stop().name());
    out.writeBoolean(progress.isScoring());
    out.writeDouble(progress.gradientNorm());
    out.writeDouble(progress.stepLength());
    out.writeInt(progress.pairs());
    out.writeInt(progress.nextPair());
    arrays.writeDoubles(progress.losses(), out);
  }

  public static DescentProgress readProgress(ArrayWire arrays, DataInputView in)
      throws IOException {
    return new DescentProgress(
        in.readLong(),
        in.readLong(),
        in.readInt(),
        DescentStop.valueOf(in.readUTF()),
        in.readBoolean(),
        in.readDouble(),
        in.readDouble(),
        in.readInt(),
        in.readInt(),
        arrays.readDoubles(in));
  }
}
