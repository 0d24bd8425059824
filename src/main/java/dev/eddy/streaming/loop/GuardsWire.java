package dev.eddy.streaming.loop;

import dev.eddy.learning.guard.StepGuard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of the progress of {@link StepGuard}s in checkpoints. */
public final class GuardsWire {
  private GuardsWire() {}

  public static void write(List<StepGuard.Progress> guards, DataOutputView out) throws IOException {
    out.writeInt(guards.size());
    for (StepGuard.Progress guard : guards) {
      out.writeDouble(guard.largestNorm());
      out.writeLong(guard.exampleCount());
    }
  }

  public static List<StepGuard.Progress> read(DataInputView in) throws IOException {
    int count = in.readInt();
    List<StepGuard.Progress> guards = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      guards.add(new StepGuard.Progress(in.readDouble(), in.readLong()));
    }
    return guards;
  }
}
