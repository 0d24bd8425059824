package dev.eddy.streaming.wire;

import dev.eddy.streaming.wire.StepOverride.Cause;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of {@link StepOverride}s within other messages. */
public final class StepOverridesWire {
  private StepOverridesWire() {}

  public static void write(List<StepOverride> overrides, DataOutputView out) throws IOException {
    out.writeInt(overrides.size());
    for (StepOverride override : overrides) {
      out.writeLong(override.offset());
      out.writeLong(override.interval());
      out.writeUTF(override.cause().name());
    }
  }

  public static List<StepOverride> read(DataInputView in) throws IOException {
    int count = in.readInt();
    List<StepOverride> overrides = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      overrides.add(new StepOverride(in.readLong(), in.readLong(), Cause.valueOf(in.readUTF())));
    }
    return List.copyOf(overrides);
  }
}
