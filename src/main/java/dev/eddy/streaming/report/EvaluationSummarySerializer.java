package dev.eddy.streaming.report;

import dev.eddy.learning.metric.Evaluation;
import dev.eddy.learning.metric.segment.SegmentEvaluation;
import dev.eddy.learning.reaction.TrialLog;
import dev.eddy.streaming.layout.MessageSerializer;
import dev.eddy.streaming.layout.MessageType;
import dev.eddy.streaming.report.EvaluationSummary.RecordCounts;
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

/** Layout of an {@link EvaluationSummary} on the wire and in checkpoints. */
public final class EvaluationSummarySerializer extends MessageSerializer<EvaluationSummary> {
  private static final long serialVersionUID = 1L;

  /** Flink's type of an {@link EvaluationSummary}. */
  public static final MessageType<EvaluationSummary> TYPE =
      MessageType.of(EvaluationSummary.class, EvaluationSummarySerializer::new);

  private final ScoresSerializer scores = new ScoresSerializer();

  @Override
  protected int version() {
    return 1;
  }

  @Override
  protected void write(EvaluationSummary message, DataOutputView out) throws IOException {
    out.writeBoolean(message.isComplete());
    out.writeLong(message.steps());
    out.writeInt(message.splits().size());
    for (RecordCounts counts : message.splits()) {
      out.writeLong(counts.read());
      out.writeLong(counts.trained());
      out.writeLong(counts.rejected());
      out.writeLong(counts.scored());
      out.writeLong(counts.setAside());
    }
    writeLongs(message.trainedOfShards(), out);
    out.writeLong(message.late());
    writeLongs(message.staleness(), out);
    writeNumbers(message.cumulative().metrics(), out);
    writeNumbers(message.cumulative().baselines(), out);
    GainLines.write(message.cumulative().gains(), out);
    scores.serialize(message.scores(), out);
    out.writeInt(message.segments().size());
    for (SegmentEvaluation segment : message.segments()) {
      out.writeUTF(segment.name());
      out.writeBoolean(segment.isRest());
      out.writeLong(segment.examples());
      writeNumbers(segment.metrics(), out);
    }
    out.writeInt(message.folds().size());
    for (Map<String, Double> fold : message.folds()) {
      writeNumbers(fold, out);
    }
    out.writeInt(message.heldOut().every());
    out.writeLong(message.heldOut().examples());
    writeNumbers(message.heldOut().metrics(), out);
    out.writeLong(message.trials().trials());
    out.writeLong(message.trials().takeovers());
  }

  @Override
  protected EvaluationSummary read(int version, DataInputView in) throws IOException {
    return new EvaluationSummary(
        in.readBoolean(),
        in.readLong(),
        readSplits(in),
        readLongs(in),
        in.readLong(),
        readLongs(in),
        new Evaluation(readNumbers(in), readNumbers(in), GainLines.read(in)),
        scores.deserialize(in),
        readSegments(in),
        readFolds(in),
        new HeldOut(in.readInt(), in.readLong(), readNumbers(in)),
        new TrialLog.Counts(in.readLong(), in.readLong()));
  }

  private static List<SegmentEvaluation> readSegments(DataInputView in) throws IOException {
    int count = in.readInt();
    List<SegmentEvaluation> segments = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      segments.add(
          new SegmentEvaluation(in.readUTF(), in.readBoolean(), in.readLong(), readNumbers(in)));
    }
    return segments;
  }

  private static List<RecordCounts> readSplits(DataInputView in) throws IOException {
    int count = in.readInt();
    List<RecordCounts> splits = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      splits.add(
          new RecordCounts(
              in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong()));
    }
    return splits;
  }

  private static void writeLongs(List<Long> numbers, DataOutputView out) throws IOException {
    out.writeInt(numbers.size());
    for (long number : numbers) {
      out.writeLong(number);
    }
  }

  private static List<Long> readLongs(DataInputView in) throws IOException {
    int count = in.readInt();
    List<Long> numbers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      numbers.add(in.readLong());
    }
    return numbers;
  }

  private static List<Map<String, Double>> readFolds(DataInputView in) throws IOException {
    int count = in.readInt();
    List<Map<String, Double>> folds = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      folds.add(readNumbers(in));
    }
    return folds;
  }

  private static void writeNumbers(Map<String, Double> numbers, DataOutputView out)
      throws IOException {
    out.writeInt(numbers.size());
    for (Map.Entry<String, Double> number : numbers.entrySet()) {
      out.writeUTF(number.getKey());
      out.writeDouble(number.getValue());
    }
  }

  private static Map<String, Double> readNumbers(DataInputView in) throws IOException {
    int count = in.readInt();
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      numbers.put(in.readUTF(), in.readDouble());
    }
    return numbers;
  }

  @Override
  public TypeSerializer<EvaluationSummary> duplicate() {
    return new EvaluationSummarySerializer();
  }

  @Override
  public TypeSerializerSnapshot<EvaluationSummary> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Written into checkpoints beside the state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<EvaluationSummary> {
    public Snapshot() {
      super(EvaluationSummarySerializer::new);
    }
  }
}
