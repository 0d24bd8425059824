package dev.eddy.streaming.report;

import dev.eddy.learning.drift.DriftAlarm;
import dev.eddy.learning.drift.DriftDetectorType;
import dev.eddy.learning.drift.DriftState;
import dev.eddy.learning.drift.DriftWatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a {@link DriftWatch.State} in checkpoints. */
public final class DriftWire {
  private DriftWire() {}

  /** Writes what {@link #read} reads. */
  public static void write(DriftWatch.State drift, DataOutputView out) throws IOException {
    out.writeUTF(drift.type().name());
    out.writeInt(drift.detector().counts().length);
    for (long count : drift.detector().counts()) {
      out.writeLong(count);
    }
    out.writeInt(drift.detector().values().length);
    for (double value : drift.detector().values()) {
      out.writeDouble(value);
    }
    out.writeInt(drift.alarms().size());
    for (DriftAlarm alarm : drift.alarms()) {
      out.writeLong(alarm.steps());
      out.writeLong(alarm.trained());
    }
  }

  /** Reads what {@link #write} wrote. */
  public static DriftWatch.State read(DataInputView in) throws IOException {
    DriftDetectorType type = DriftDetectorType.valueOf(in.readUTF());
    long[] counts = new long[in.readInt()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = in.readLong();
    }
    double[] values = new double[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
    int alarmCount = in.readInt();
    List<DriftAlarm> alarms = new ArrayList<>();
    for (int i = 0; i < alarmCount; i++) {
      alarms.add(new DriftAlarm(in.readLong(), in.readLong()));
    }
    return new DriftWatch.State(type, new DriftState(counts, values), alarms);
  }
}
