package dev.eddy.streaming.server;

import dev.eddy.learning.theta.RowSegment;
import dev.eddy.streaming.layout.MessageSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of a {@link RowSegment} in checkpoints. */
public final class RowSegmentSerializer extends MessageSerializer<RowSegment> {
  private static final long serialVersionUID = 1L;

  @Override
  protected int version() {
    return 1;
  }

  @Override
  protected void write(RowSegment message, DataOutputView out) throws IOException {
    arrays().writeInts(message.rows(), out);
    arrays().writeDoubles(message.columns(), out);
  }

  @Override
  protected RowSegment read(int version, DataInputView in) throws IOException {
    return new RowSegment(arrays().readInts(in), arrays().readDoubles(in));
  }

  @Override
  public TypeSerializer<RowSegment> duplicate() {
    return new RowSegmentSerializer();
  }

  @Override
  public TypeSerializerSnapshot<RowSegment> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Written into checkpoints beside the state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RowSegment> {
    public Snapshot() {
      super(RowSegmentSerializer::new);
    }
  }
}
