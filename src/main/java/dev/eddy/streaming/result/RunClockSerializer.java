package dev.eddy.streaming.result;

import dev.eddy.streaming.layout.MessageSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a {@link RunClock} in checkpoints. */
public final class RunClockSerializer extends MessageSerializer<RunClock> {
  private static final long serialVersionUID = 1L;

  @Override
  protected int version() {
    return 1;
  }

  @Override
  protected void write(RunClock message, DataOutputView out) throws IOException {
    out.writeLong(message.startMillis());
    out.writeLong(message.checkpointCount());
  }

  @Override
  protected RunClock read(int version, DataInputView in) throws IOException {
    return new RunClock(in.readLong(), in.readLong());
  }

  @Override
  public TypeSerializer<RunClock> duplicate() {
    return new RunClockSerializer();
  }

  @Override
  public TypeSerializerSnapshot<RunClock> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Written into checkpoints beside the state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RunClock> {
    public Snapshot() {
      super(RunClockSerializer::new);
    }
  }
}
