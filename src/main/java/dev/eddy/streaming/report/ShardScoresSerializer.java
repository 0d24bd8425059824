package dev.eddy.streaming.report;

import dev.eddy.learning.metric.Scores;
import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.layout.MessageType;
import dev.eddy.streaming.layout.RolesWire;
import dev.eddy.streaming.wire.PredictorWire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of {@link ShardScores} on the wire and in checkpoints. */
public final class ShardScoresSerializer extends MessageSerializer<ShardScores> {
  private static final long serialVersionUID = 1L;

  /** Flink's type of {@link ShardScores}. */
  public static final MessageType<ShardScores> TYPE =
      MessageType.of(ShardScores.class, ShardScoresSerializer::new);

  private final ScoresSerializer scores = new ScoresSerializer();

  @Override
  protected int version() {
    return 1;
  }

  @Override
  protected void write(ShardScores message, DataOutputView out) throws IOException {
    out.writeInt(message.shard());
    out.writeLong(message.step());
    out.writeLong(message.stepId());
    out.writeInt(message.splitCount());
    out.writeInt(message.staleness());
    out.writeDouble(message.norm());
    out.writeInt(message.unscoredCount());
    scores.serialize(message.scores(), out);
    out.writeInt(message.segments().size());
    for (Map.Entry<String, Scores> segment : message.segments().entrySet()) {
      out.writeUTF(segment.getKey());
      scores.serialize(segment.getValue(), out);
    }
    out.writeByte(message.folds().size());
    for (Scores fold : message.folds()) {
      scores.serialize(fold, out);
    }
    PredictorWire.write(message.frozen(), out);
    RolesWire.write(message.roles(), out);
  }

  @Override
  protected ShardScores read(int version, DataInputView in) throws IOException {
    return new ShardScores(
        in.readInt(),
        in.readLong(),
        in.readLong(),
        in.readInt(),
        in.readInt(),
        in.readDouble(),
        in.readInt(),
        scores.deserialize(in),
        readSegments(in),
        readFolds(in),
        PredictorWire.read(in),
        RolesWire.read(in));
  }

  private Map<String, Scores> readSegments(DataInputView in) throws IOException {
    int count = in.readInt();
    Map<String, Scores> segments = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      segments.put(in.readUTF(), scores.deserialize(in));
    }
    return segments;
  }

  private List<Scores> readFolds(DataInputView in) throws IOException {
    int count = in.readByte();
    List<Scores> folds = new ArrayList<>(count);
    for (int fold = 0; fold < count; fold++) {
      folds.add(scores.deserialize(in));
    }
    return folds;
  }

  @Override
  public TypeSerializer<ShardScores> duplicate() {
    return new ShardScoresSerializer();
  }

  @Override
  public TypeSerializerSnapshot<ShardScores> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Written into checkpoints beside the state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ShardScores> {
    public Snapshot() {
      super(ShardScoresSerializer::new);
    }
  }
}
