package dev.eddy.streaming.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.learning.metric.sums.PairedSums;
import dev.eddy.learning.metric.sums.PairedSums.Gain;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How much better than the baselines the model is: as JSON, in messages and in checkpoints. */
public final class GainLines {
  private GainLines() {}

  /** Adds {@code gains} if there are any. */
  public static void put(ObjectNode json, Map<String, Gain> gains) {
    if (gains.isEmpty()) {
      return;
    }
    ObjectNode all = json.putObject("gains");
    gains.forEach(
        (name, gain) ->
            all.putObject(name)
                .put("gain", gain.mean())
                .put("low", gain.low())
                .put("high", gain.high())
                .put("p", gain.p()));
  }

  static void write(Map<String, Gain> gains, DataOutputView out) throws IOException {
    out.writeInt(gains.size());
    for (Map.Entry<String, Gain> gain : gains.entrySet()) {
      out.writeUTF(gain.getKey());
      out.writeDouble(gain.getValue().mean());
      out.writeDouble(gain.getValue().low());
      out.writeDouble(gain.getValue().high());
      out.writeDouble(gain.getValue().p());
    }
  }

  static Map<String, Gain> read(DataInputView in) throws IOException {
    int count = in.readInt();
    Map<String, Gain> gains = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      gains.put(
          in.readUTF(),
          new Gain(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()));
    }
    return gains;
  }

  /** Writes what {@link #readSums} reads. */
  public static void writeSums(Map<String, PairedSums> sums, DataOutputView out)
      throws IOException {
    out.writeInt(sums.size());
    for (Map.Entry<String, PairedSums> sum : sums.entrySet()) {
      out.writeUTF(sum.getKey());
      writeSums(sum.getValue(), out);
    }
  }

  /** Writes what {@link #readPairedSums} reads. */
  public static void writeSums(PairedSums sums, DataOutputView out) throws IOException {
    out.writeLong(sums.steps());
    out.writeLong(sums.examples());
    out.writeDouble(sums.gain());
    out.writeDouble(sums.gainSquares());
    out.writeDouble(sums.gainByExamples());
    out.writeDouble(sums.exampleSquares());
  }

  /** Reads what {@link #writeSums} wrote of one comparison. */
  public static PairedSums readPairedSums(DataInputView in) throws IOException {
    return new PairedSums(
        in.readLong(),
        in.readLong(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble());
  }

  /** Reads what {@link #writeSums} wrote. */
  public static Map<String, PairedSums> readSums(DataInputView in) throws IOException {
    int count = in.readInt();
    Map<String, PairedSums> sums = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      sums.put(in.readUTF(), readPairedSums(in));
    }
    return sums;
  }
}
