package dev.eddy.streaming.layout;

import dev.eddy.learning.optimizer.StepTotals;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of {@link StepTotals} within messages and in checkpoints. */
public final class StepTotalsWire {
  private StepTotalsWire() {}

  public static void write(StepTotals totals, DataOutputView out) throws IOException {
    out.writeLong(totals.stepCount());
    out.writeLong(totals.exampleCount());
    out.writeDouble(totals.normalizer());
    out.writeDouble(totals.unitSquares());
    out.writeDouble(totals.rateSum());
  }

  public static StepTotals read(DataInputView in) throws IOException {
    return new StepTotals(
        in.readLong(), in.readLong(), in.readDouble(), in.readDouble(), in.readDouble());
  }
}
