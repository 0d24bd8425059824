package dev.eddy.streaming.report;

import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.layout.MessageType;
import dev.eddy.streaming.report.StepRecords.Accepted;
import dev.eddy.streaming.report.StepRecords.Rejection;
import dev.eddy.streaming.wire.StepOverridesWire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** Layout of {@link StepRecords} on the wire and in checkpoints. */
public final class StepRecordsSerializer extends MessageSerializer<StepRecords> {
  private static final long serialVersionUID = 1L;

  /** Flink's type of {@link StepRecords}. */
  public static final MessageType<StepRecords> TYPE =
      MessageType.of(StepRecords.class, StepRecordsSerializer::new);

  @Override
  protected int version() {
    return 1;
  }

  @Override
  protected void write(StepRecords message, DataOutputView out) throws IOException {
    out.writeInt(message.split());
    out.writeLong(message.stepId());
    out.writeInt(message.readCount());
    out.writeInt(message.scoredCount());
    arrays().writeDoubles(message.labels(), out);
    out.write(message.accepted().shards());
    out.writeLong(message.accepted().firstOffset());
    out.writeLong(message.accepted().lastOffset());
    out.writeInt(message.rejections().size());
    for (Rejection rejection : message.rejections()) {
      out.writeLong(rejection.offset());
      // Not writeUTF: a reason may quote more of a record than its 64 KiB.
      StringValue.writeString(rejection.reason(), out);
    }
    StepOverridesWire.write(message.overrides(), out);
  }

  @Override
  protected StepRecords read(int version, DataInputView in) throws IOException {
    return new StepRecords(
        in.readInt(),
        in.readLong(),
        in.readInt(),
        in.readInt(),
        readAccepted(in),
        readRejections(in),
        StepOverridesWire.read(in));
  }

  private Accepted readAccepted(DataInputView in) throws IOException {
    double[] labels = arrays().readDoubles(in);
    byte[] shards = new byte[labels.length];
    in.readFully(shards);
    return new Accepted(labels, shards, in.readLong(), in.readLong());
  }

  private static List<Rejection> readRejections(DataInputView in) throws IOException {
    int count = in.readInt();
    List<Rejection> rejections = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rejections.add(new Rejection(in.readLong(), StringValue.readString(in)));
    }
    return rejections;
  }

  @Override
  public TypeSerializer<StepRecords> duplicate() {
    return new StepRecordsSerializer();
  }

  @Override
  public TypeSerializerSnapshot<StepRecords> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Written into checkpoints beside the state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<StepRecords> {
    public Snapshot() {
      super(StepRecordsSerializer::new);
    }
  }
}
