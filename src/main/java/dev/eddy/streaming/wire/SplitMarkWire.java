package dev.eddy.streaming.wire;

import dev.eddy.streaming.layout.ArrayWire;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a {@link SplitMark} within other messages. */
final class SplitMarkWire {
  private SplitMarkWire() {}

  static void write(SplitMark mark, ArrayWire arrays, DataOutputView out) throws IOException {
    out.writeInt(mark.split());
    out.writeLong(mark.stepId());
    out.writeLong(mark.closedThrough());
    arrays.writeLongs(mark.memberSince(), out);
  }

  static SplitMark read(ArrayWire arrays, DataInputView in) throws IOException {
    return new SplitMark(in.readInt(), in.readLong(), in.readLong(), arrays.readLongs(in));
  }
}
