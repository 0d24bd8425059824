package dev.eddy.streaming.wire;

import dev.eddy.learning.metric.sums.ErrorSums;
import dev.eddy.learning.metric.sums.PredictorSums;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of {@link PredictorSums} and {@link ErrorSums} inside messages and states. */
public final class PredictorWire {
  private PredictorWire() {}

  /** Writes the sums of a predictor. */
  public static void write(PredictorSums sums, DataOutputView out) throws IOException {
    out.writeLong(sums.exampleCount());
    out.writeLong(sums.hits());
    out.writeDouble(sums.lossSum());
    write(sums.errors(), out);
  }

  /** Reads the sums of a predictor. */
  public static PredictorSums read(DataInputView in) throws IOException {
    return new PredictorSums(in.readLong(), in.readLong(), in.readDouble(), readErrors(in));
  }

  /** Writes sums of errors. */
  public static void write(ErrorSums errors, DataOutputView out) throws IOException {
    out.writeDouble(errors.squared());
    out.writeDouble(errors.absolute());
  }

  /** Reads sums of errors. */
  public static ErrorSums readErrors(DataInputView in) throws IOException {
    return new ErrorSums(in.readDouble(), in.readDouble());
  }
}
