package dev.eddy.streaming.server;

import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.wire.ThetaDeltaWire;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a {@link RecentChange} in checkpoints. */
public final class RecentChangeSerializer extends MessageSerializer<RecentChange> {
  private static final long serialVersionUID = 1L;

  @Override
  protected int version() {
    return 1;
  }

  @Override
  protected void write(RecentChange message, DataOutputView out) throws IOException {
    ThetaDeltaWire.write(message.before(), arrays(), out);
    ThetaDeltaWire.write(message.after(), arrays(), out);
  }

  @Override
  protected RecentChange read(int version, DataInputView in) throws IOException {
    return new RecentChange(ThetaDeltaWire.read(arrays(), in), ThetaDeltaWire.read(arrays(), in));
  }

  @Override
  public TypeSerializer<RecentChange> duplicate() {
    return new RecentChangeSerializer();
  }

  @Override
  public TypeSerializerSnapshot<RecentChange> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Written into checkpoints beside the state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RecentChange> {
    public Snapshot() {
      super(RecentChangeSerializer::new);
    }
  }
}
